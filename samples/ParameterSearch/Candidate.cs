namespace ParameterSearch;

/// <summary>A value that may be what is looked for.</summary>
/// <param name="X">The value.</param>
/// <param name="Error">How far it is from what is looked for.</param>
/// <param name="Attempts">How often the task that made it was started.</param>
public sealed record Candidate(double X, double Error, int Attempts);
