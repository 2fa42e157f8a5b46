namespace Types;

/// <summary>A record struct.</summary>
public readonly record struct Line(string Article, int Count, decimal Price);
