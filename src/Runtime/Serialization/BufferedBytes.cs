namespace PoolGen.Serialization;

/// <summary>How many bytes of large encoded arguments the parent holds until they are sent, and whether there is room for more.</summary>
/// <remarks>Bytes are added under the pool's lock, and removed under it or by a worker's reader.</remarks>
/// <param name="limit">As of <see cref="ProcessPoolOptions.MaxBufferedBytes"/>.</param>
internal sealed class BufferedBytes(long limit)
{
    private long _bytes;
    private int _larger;

    /// <summary>How many bytes are held.</summary>
    internal long Count => Volatile.Read(ref _bytes);

    /// <summary>Whether an item may be held besides others that are counted elsewhere. One that is larger than the limit always may, but only one at a time.</summary>
    internal bool HasRoomFor(long bytes, long others) =>
        bytes > limit ? Volatile.Read(ref _larger) == 0 : Count + others + bytes <= limit;

    /// <summary>Counts a payload until <see cref="Remove"/>.</summary>
    internal void Add(LargePayload payload)
    {
        payload.Holder = this;
        Interlocked.Add(ref _bytes, payload.OwnBytes);
        if (payload.OwnBytes > limit) Interlocked.Increment(ref _larger);
    }

    /// <summary>The payload is sent, or is not going to be. Only the first call for a payload counts.</summary>
    internal static void Remove(LargePayload? payload)
    {
        if (payload?.DetachHolder() is not { } holder) return;
        Interlocked.Add(ref holder._bytes, -payload.OwnBytes);
        if (payload.OwnBytes > holder.Limit) Interlocked.Decrement(ref holder._larger);
    }

    private long Limit => limit;
}
