namespace PoolGen.RuntimeTests.Scheduling;

/// <summary>What was submitted.</summary>
internal enum SubmissionKind
{
    Single,
    Map,
    Stream,
}
