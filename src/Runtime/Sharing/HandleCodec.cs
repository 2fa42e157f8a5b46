using System.Runtime.CompilerServices;
using PoolGen.Serialization;

namespace PoolGen.Sharing;

/// <summary>The bytes of a handle: what kind it is, the memory, the part of it. 41 of them, or one for null.</summary>
internal static class HandleCodec
{
    private const byte Null = 0;
    private const byte Reference = 1;
    private const byte WholeReference = 2;

    // Made by the item whose result this is: it comes along, and belongs to the reader.
    private const byte Attached = 3;

    internal static void Write(ref PayloadWriter writer, MemoryView? handle, Type type)
    {
        if (handle is not { } view)
        {
            writer.WriteRaw(Null);
            return;
        }

        view.Memory.EnsureSendable(type);
        writer.WriteRaw(IsGivenAway(ref writer, in view) ? Attached : view.IsWhole ? WholeReference : Reference);
        writer.WriteRaw(in view.Memory.Reference);
        writer.WriteRaw(view.Offset);
        writer.WriteRaw(view.Count);
    }

    internal static MemoryView? Read<T>(ref PayloadReader reader, bool writable)
        where T : unmanaged
    {
        byte kind = reader.ReadRaw<byte>();
        if (kind == Null) return null;
        if (kind > Attached) throw PayloadErrors.Invalid("kind of shared data", kind);
        MemoryReference reference = reader.ReadRaw<MemoryReference>();
        int offset = reader.ReadRaw<int>();
        int count = reader.ReadRaw<int>();
        SharedMemory memory = SharedMemories.Find(in reference, writable);
        if (offset < 0 || count < 0 || ((long)offset + count) * Unsafe.SizeOf<T>() > memory.Reference.ByteLength) throw SharedDataFailure.BeyondEnd();
        MemoryUse use = default;
        if (SharedScope.OfThread is { ReadsArguments: true } scope)
        {
            use = scope.Use(memory);
            if (writable && kind == Reference) memory.Populate((long)offset * Unsafe.SizeOf<T>(), (long)count * Unsafe.SizeOf<T>());
        }

        if (kind == Attached) SharedMemories.Claim(memory);
        return new MemoryView(memory, offset, count, kind != Reference, use);
    }

    private static bool IsGivenAway(ref PayloadWriter writer, in MemoryView view)
    {
        if (SharedScope.OfThread is { WritesResult: true } scope && scope.TryGiveUp(view.Memory))
        {
            writer.Attach(view.Memory);
            return true;
        }

        if (writer.Has(view.Memory)) return true;
        if (view.Memory.IsOwned) SharedMemories.Keep(view.Memory);
        return false;
    }
}
