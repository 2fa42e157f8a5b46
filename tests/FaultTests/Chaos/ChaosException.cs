namespace PoolGen.FaultTests.Chaos;

/// <summary>What the chaos throws itself, in tasks and in all the code that the pool calls.</summary>
public sealed class ChaosException(string message) : Exception(message);
