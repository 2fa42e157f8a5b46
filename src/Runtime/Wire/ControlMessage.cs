using System.Buffers.Binary;

namespace PoolGen.Wire;

/// <summary>A message to the worker's lifeline thread, over its stdin, after the bootstrap.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Sequence">The frame that it is about.</param>
/// <param name="Index">The item within it, or <see cref="AllItems"/>.</param>
internal readonly record struct ControlMessage(ControlKind Kind, uint Sequence, int Index)
{
    internal const int Size = 9;

    /// <summary>Means a whole frame, not one item of it.</summary>
    internal const int AllItems = -1;

    internal void Write(Span<byte> target)
    {
        target[0] = (byte)Kind;
        BinaryPrimitives.WriteUInt32LittleEndian(target[1..], Sequence);
        BinaryPrimitives.WriteInt32LittleEndian(target[5..], Index);
    }

    internal static ControlMessage Read(ReadOnlySpan<byte> bytes) => new(
        (ControlKind)bytes[0], BinaryPrimitives.ReadUInt32LittleEndian(bytes[1..]), BinaryPrimitives.ReadInt32LittleEndian(bytes[5..]));
}
