namespace PoolGen.FaultTests;

/// <summary>One row after the other: each counts what it leaves behind.</summary>
[CollectionDefinition("Faults", DisableParallelization = true)]
public sealed class FaultsCollection;
