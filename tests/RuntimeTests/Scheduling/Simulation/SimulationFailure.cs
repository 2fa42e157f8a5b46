namespace PoolGen.RuntimeTests.Scheduling;

/// <summary>A rule that the scheduler broke.</summary>
internal sealed class SimulationFailure(string message) : Exception(message);
