using PoolGen.Serialization;

namespace PoolGen.RuntimeTests.Serialization;

/// <summary>One value through one codec.</summary>
internal static class Payload
{
    public static byte[] Write<T, TCodec>(T value)
        where TCodec : ICodec<T>
    {
        using PayloadBuffer buffer = new();
        PayloadWriter writer = new(buffer);
        TCodec.Write(ref writer, value);
        writer.Complete();
        return buffer.WrittenSpan.ToArray();
    }

    public static T Read<T, TCodec>(ReadOnlySpan<byte> payload)
        where TCodec : ICodec<T>
    {
        PayloadReader reader = new(payload);
        T value = TCodec.Read(ref reader);
        reader.EnsureEnd();
        return value;
    }

    public static T RoundTrip<T, TCodec>(T value)
        where TCodec : ICodec<T> => Read<T, TCodec>(Write<T, TCodec>(value));
}
