using System.Runtime.InteropServices;

namespace PoolGen.Wire;

/// <summary>The header of a frame in the task ring: a call, or a chunk of them.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct TaskFrame
{
    internal const int Size = 32;

    /// <summary>Stands where a frame would not fit before the ring's end: go on at the start.</summary>
    internal const uint Wrap = 0xFFFFFFFF;

    /// <summary>Bytes of the payload behind the header, the definition included.</summary>
    internal uint Length;

    /// <summary>The item's place in the order of all that were sent to this worker.</summary>
    internal uint Sequence;

    /// <summary>The task, by the small number that the worker has learned.</summary>
    internal uint Handle;

    /// <summary>Items in the chunk.</summary>
    internal int Count;

    /// <summary>Bytes of the definition at the front of the payload; 0 where the worker knows the task.</summary>
    internal int DefinitionLength;

    /// <summary>How many times the first item has been started, this time included.</summary>
    internal ushort Attempt;

    /// <summary>Bytes of the trace's context, between the definition and the items; 0 where the items belong to no trace.</summary>
    internal ushort TraceLength;

    /// <summary>Bytes that follow over the socket, on the worker's request, in place of an inline payload; 0 where the payload is inline.</summary>
    internal long OutOfBandLength;
}
