namespace TestedLibrary;

/// <summary>An invoice as it came in.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Total">What it says it comes to.</param>
/// <param name="Lines">What each line comes to.</param>
public sealed record Invoice(string Number, decimal Total, decimal[] Lines);
