namespace Types;

/// <summary>A record.</summary>
public sealed record Order(int Id, string Customer, Line[] Lines);
