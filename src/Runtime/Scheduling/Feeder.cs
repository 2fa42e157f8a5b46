using PoolGen.Extensibility;

namespace PoolGen.Scheduling;

/// <summary>A map or stream that still has items to give, with what was learned of them.</summary>
/// <param name="submission">The map or stream.</param>
/// <param name="feeders">Those among which it has its turn.</param>
internal sealed class Feeder(IPoolSubmission submission, Feeders feeders)
{
    internal IPoolSubmission Submission => submission;

    /// <summary>Those among which it has its turn.</summary>
    internal Feeders Feeders => feeders;

    /// <summary>How long its items take.</summary>
    internal ChunkSizer Sizer { get; } = new();

    /// <summary>How many bytes the last chunk had that was too large for a ring; 0 while there was none. The next one will be alike.</summary>
    internal long LargeBytes { get; set; }
}
