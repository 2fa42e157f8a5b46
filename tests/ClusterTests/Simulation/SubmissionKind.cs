namespace PoolGen.ClusterTests.Simulation;

/// <summary>What was submitted.</summary>
internal enum SubmissionKind
{
    Single,
    Map,
    Stream,
}
