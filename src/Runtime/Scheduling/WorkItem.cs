using PoolGen.Extensibility;
using PoolGen.Serialization;
using PoolGen.Wire;

namespace PoolGen.Scheduling;

/// <summary>Work that no worker has: a call or a chunk with its encoded items.</summary>
/// <param name="Submission">Whose it is.</param>
/// <param name="Sizer">As <see cref="Lease.Sizer"/>.</param>
/// <param name="FirstIndex">The first item's index.</param>
/// <param name="Count">How many items.</param>
/// <param name="Attempt">How often the first item will have been started when it is started next.</param>
/// <param name="Payload">The encoded items, if they fit into a ring.</param>
/// <param name="Large">The encoded items, if they do not.</param>
internal sealed record WorkItem(
    IPoolSubmission Submission, ChunkSizer? Sizer, long FirstIndex, int Count, int Attempt, ReadOnlyMemory<byte> Payload, LargePayload? Large)
{
    internal WorkItem(IPoolSubmission submission, ChunkSizer? sizer, long firstIndex, int count, int attempt, byte[] items)
        : this(submission, sizer, firstIndex, count, attempt, IsLarge(items) ? default : items, IsLarge(items) ? new LargePayload(items, []) : null)
    {
    }

    /// <summary>As <see cref="Lease.AcceptedAt"/>.</summary>
    internal long AcceptedAt { get; init; }

    private static bool IsLarge(byte[] items) => items.Length > RegionLayout.LargestInline;
}
