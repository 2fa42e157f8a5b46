namespace PoolGen.Wire;

/// <summary>
/// The parent's end of the task ring. Frames become the worker's by raising the claim word's limit, never by a position in shared memory:
/// so what the worker has not claimed can be reclaimed and its space written again.
/// </summary>
/// <remarks>Used under the pool's lock.</remarks>
internal sealed class TaskRingWriter(SharedRegion region)
{
    // The worker can write to the ring, whatever it should do: what it may have to give back for others is read from here.
    private readonly byte[] _sent = GC.AllocateUninitializedArray<byte>(RegionLayout.RingSize);
    private ulong _head;

    /// <summary>Where the next frame starts.</summary>
    internal ulong Head => _head;

    /// <summary>Writes one frame if it fits, keeping everything from <paramref name="keepFrom"/> on. The trace's context, if any, stands at the definition's end.</summary>
    internal bool TryWrite(ref TaskFrame frame, ReadOnlySpan<byte> definition, ReadOnlySpan<byte> payload, ulong keepFrom)
    {
        Span<byte> ring = region.Ring(RegionLayout.TaskRing);
        int size = RegionLayout.Align(TaskFrame.Size + definition.Length + payload.Length);
        ulong start = _head;
        int position = (int)(start % RegionLayout.RingSize);
        int untilEnd = RegionLayout.RingSize - position;
        ulong end = start + (ulong)(size <= untilEnd ? size : untilEnd + size);
        if (end - keepFrom > RegionLayout.RingSize) return false;

        if (size > untilEnd)
        {
            uint wrap = TaskFrame.Wrap;
            RingBytes.Write(ring[position..], in wrap);
            position = 0;
        }

        frame.Length = (uint)(definition.Length + payload.Length);
        frame.DefinitionLength = definition.Length - frame.TraceLength;
        Span<byte> target = _sent.AsSpan(position, TaskFrame.Size + (int)frame.Length);
        RingBytes.Write(target, in frame);
        definition.CopyTo(target[TaskFrame.Size..]);
        payload.CopyTo(target[(TaskFrame.Size + definition.Length)..]);
        target.CopyTo(ring[position..]);
        _head = end;
        return true;
    }

    /// <summary>Goes back to where a frame started that was reclaimed: it and all behind it are no more.</summary>
    internal void Rewind(ulong start) => _head = start;

    /// <summary>The payload of a frame that this writer wrote, without its definition.</summary>
    /// <param name="start">Where the frame started.</param>
    /// <param name="definitionLength">As it was written.</param>
    /// <param name="payloadLength">As it was written.</param>
    internal ReadOnlySpan<byte> Payload(ulong start, int definitionLength, int payloadLength)
    {
        int size = RegionLayout.Align(TaskFrame.Size + definitionLength + payloadLength);
        int position = (int)(start % RegionLayout.RingSize);
        if (size > RegionLayout.RingSize - position) position = 0;
        return _sent.AsSpan(position + TaskFrame.Size + definitionLength, payloadLength);
    }
}
