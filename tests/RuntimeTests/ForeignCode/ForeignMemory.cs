using System.Buffers;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.RuntimeTests.ForeignCode;

/// <summary>Memory that somebody else manages, and will not give.</summary>
internal sealed class ForeignMemory(ForeignPlace place) : MemoryManager<byte>
{
    public override Memory<byte> Memory => CreateMemory(4);

    public override Span<byte> GetSpan() => throw new FormatException(place.Throw<string>("the memory"));

    public override MemoryHandle Pin(int elementIndex = 0) => throw new FormatException(place.Throw<string>("the memory"));

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
