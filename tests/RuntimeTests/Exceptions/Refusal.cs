namespace PoolGen.RuntimeTests.Exceptions;

/// <summary>A type of the user's inside an exception.</summary>
public sealed record Refusal(string Reason, decimal Amount);
