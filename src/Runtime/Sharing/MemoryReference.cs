using System.Runtime.InteropServices;

namespace PoolGen.Sharing;

/// <summary>How shared memory is named on the wire: enough to find it in the process that owns it, and a random key that nobody can guess.</summary>
/// <param name="Key">What tells this memory from all others; random, never 0.</param>
/// <param name="ByteLength">How long it is.</param>
/// <param name="ProcessId">The process that owns it.</param>
/// <param name="Table">The descriptor of the owner's <see cref="OwnedTable"/>, in the owner.</param>
/// <param name="Slot">Its place in that table.</param>
/// <param name="Descriptor">The memory's own descriptor, in the owner.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct MemoryReference(long Key, long ByteLength, int ProcessId, int Table, int Slot, int Descriptor);
