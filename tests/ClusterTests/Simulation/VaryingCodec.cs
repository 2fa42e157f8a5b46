using PoolGen.Serialization;

namespace PoolGen.ClusterTests.Simulation;

/// <summary>Stands for payloads whose size varies; nothing is encoded with it.</summary>
internal readonly struct VaryingCodec : ICodec<long>
{
    public static void Write(ref PayloadWriter writer, long value) => throw new NotSupportedException();

    public static long Read(ref PayloadReader reader) => throw new NotSupportedException();
}
