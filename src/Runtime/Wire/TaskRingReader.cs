using System.Runtime.InteropServices;

namespace PoolGen.Wire;

/// <summary>The worker's end of the task ring: reads the frame of each item that it has claimed, in order.</summary>
/// <remarks>Used by the task thread alone.</remarks>
internal sealed class TaskRingReader(SharedRegion region)
{
    private ulong _tail;

    /// <summary>Reads the frame of the item just claimed; its payload stays readable until the item's result is committed.</summary>
    /// <exception cref="PoolProtocolException">What is there is no frame, or that of another item.</exception>
    internal ReadOnlySpan<byte> Read(uint sequence, out TaskFrame frame)
    {
        Span<byte> ring = region.Ring(RegionLayout.TaskRing);
        int position = (int)(_tail % RegionLayout.RingSize);
        if (MemoryMarshal.Read<uint>(ring[position..]) == TaskFrame.Wrap)
        {
            _tail += (ulong)(RegionLayout.RingSize - position);
            position = 0;
        }

        int room = RegionLayout.RingSize - position - TaskFrame.Size;
        if (room < 0) throw new PoolProtocolException("A task frame starts where none can.");
        frame = RingBytes.Read<TaskFrame>(ring[position..]);
        if (frame.Sequence != sequence || frame.Length > (uint)room || frame.Count < 1
            || (uint)frame.DefinitionLength > frame.Length || frame.TraceLength > frame.Length - (uint)frame.DefinitionLength || frame.OutOfBandLength < 0)
        {
            throw new PoolProtocolException($"Task frame {sequence} is not valid.");
        }

        _tail += (ulong)RegionLayout.Align(TaskFrame.Size + (int)frame.Length);
        return ring.Slice(position + TaskFrame.Size, (int)frame.Length);
    }
}
