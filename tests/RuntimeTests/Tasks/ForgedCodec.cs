using PoolGen.Serialization;
using PoolGen.Sharing;

namespace PoolGen.RuntimeTests.Tasks;

public readonly struct ForgedCodec : ICodec<Forged>
{
    public static void Write(ref PayloadWriter writer, Forged value) => writer.WriteBlock<byte>(value.Bytes);

    public static Forged Read(ref PayloadReader reader) => new() { Array = SharedArrayCodec<int, UnmanagedCodec<int>>.Read(ref reader) };
}
