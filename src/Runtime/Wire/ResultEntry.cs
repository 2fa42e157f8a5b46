using System.Runtime.InteropServices;

namespace PoolGen.Wire;

/// <summary>The header of an entry in the result ring.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ResultEntry
{
    internal const int Size = 16;

    internal const uint Wrap = 0xFFFFFFFF;

    /// <summary>Bytes behind the header; for <see cref="ResultKind.Run"/> the room that the run has.</summary>
    internal uint Length;

    internal ResultKind Kind;

    /// <summary>What <see cref="OutOfBand"/> is where the payload has nothing beside it.</summary>
    internal const byte Alone = 1;

    /// <summary>What <see cref="OutOfBand"/> is where shared memory comes with the payload.</summary>
    internal const byte WithAttachments = 2;

    /// <summary>Not 0 where the payload follows over the socket; its length is then the entry's payload.</summary>
    internal byte OutOfBand;

    internal ushort Reserved;

    /// <summary>The frame that it answers.</summary>
    internal uint Sequence;

    /// <summary>The item within the frame's chunk.</summary>
    internal int Index;
}
