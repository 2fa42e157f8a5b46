namespace PoolGen.ClusterTests.Simulation;

/// <summary>A rule that the scheduler, or a session at its host, broke.</summary>
internal sealed class SimulationFailure(string message) : Exception(message);
