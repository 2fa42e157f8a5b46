namespace Types;

/// <summary>A generic type, closed where it is used.</summary>
public sealed record Labelled<T>(int Id, T Label);
