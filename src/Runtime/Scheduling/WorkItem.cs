using PoolGen.Engines;

namespace PoolGen.Scheduling;

/// <summary>Work that no worker has: a call or a chunk with its encoded items.</summary>
/// <param name="Source">Whose it is.</param>
/// <param name="Sizer">As <see cref="Lease.Sizer"/>.</param>
/// <param name="FirstIndex">The first item's index.</param>
/// <param name="Count">How many items.</param>
/// <param name="Attempt">How often the first item will have been started when it is started next.</param>
/// <param name="Memory">What holds the encoded items.</param>
/// <param name="Start">Where in it they start.</param>
/// <param name="Length">How long they are.</param>
internal readonly record struct WorkItem(
    IPoolSubmission Source, ChunkSizer? Sizer, long FirstIndex, int Count, int Attempt, byte[] Memory, int Start, int Length)
{
    internal ReadOnlySpan<byte> Payload => Memory.AsSpan(Start, Length);
}
