using System.Buffers.Binary;
using PoolGen.Orleans.Scheduling;

namespace PoolGen.ClusterTests.Simulation;

/// <summary>A chunk at a simulated host, decoded.</summary>
internal sealed class HostedChunk
{
    internal HostedChunk(WorkChunk chunk, Func<long, SimulatedItem> itemOf)
    {
        Chunk = chunk;
        Items = new SimulatedItem[chunk.Count];
        ReadOnlySpan<byte> bytes = chunk.Items.Span;
        for (int i = 0; i < Items.Length; i++)
        {
            int length = chunk.Task.ArgumentsSize > 0 ? chunk.Task.ArgumentsSize : chunk.Count == 1 ? bytes.Length : BinaryPrimitives.ReadInt32LittleEndian(bytes);
            if (chunk.Task.ArgumentsSize == 0 && chunk.Count > 1) bytes = bytes[sizeof(int)..];
            Items[i] = itemOf(BinaryPrimitives.ReadInt64LittleEndian(bytes));
            bytes = bytes[length..];
        }
    }

    internal WorkChunk Chunk { get; }

    internal SimulatedItem[] Items { get; }

    /// <summary>How many of its items run.</summary>
    internal int Running { get; set; }
}
