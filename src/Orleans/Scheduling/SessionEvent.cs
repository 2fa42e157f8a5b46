using PoolGen.Extensibility;

namespace PoolGen.Orleans.Scheduling;

/// <summary>What a host says of consecutive items of a chunk.</summary>
/// <param name="Number">Its number in the session: 1, 2, 3 …, without gaps.</param>
/// <param name="Kind">What has happened.</param>
/// <param name="Chunk">The chunk.</param>
/// <param name="First">The first of the items, counted from the chunk's first one.</param>
/// <param name="Count">How many.</param>
internal sealed record SessionEvent(long Number, SessionEventKind Kind, long Chunk, int First, int Count)
{
    /// <summary>The encoded results, the encoded exception, or the encoded report.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>What came with the outcome.</summary>
    public OutcomeEnvelope Envelope { get; init; } = Nothing;

    /// <summary>The failure that the host's pool found by itself; null where the task threw it, which is then in <see cref="Bytes"/>.</summary>
    public Exception? Failure { get; init; }

    /// <summary>How long the items kept a slot busy, in seconds; 0 where nobody knows.</summary>
    public double Seconds { get; init; }

    private static OutcomeEnvelope Nothing { get; } = new();
}
