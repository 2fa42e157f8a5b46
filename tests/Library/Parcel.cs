namespace Library;

/// <summary>A type of another assembly than the tasks'.</summary>
public sealed record Parcel(string Label, int[] Weights);
