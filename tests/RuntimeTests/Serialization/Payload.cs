using PoolGen.CompilerServices;
using PoolGen.Serialization;

namespace PoolGen.RuntimeTests.Serialization;

/// <summary>One value through one codec, or through the codecs of a task.</summary>
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

    public static byte[] Write<T>(PoolTask<T, T> task, T value)
    {
        using PayloadBuffer buffer = new();
        PayloadWriter writer = new(buffer);
        task.WriteArguments(ref writer, value);
        writer.Complete();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads a value while it arrives, so many bytes at a time.</summary>
    public static T ReadArriving<T>(PoolTask<T, T> task, byte[] payload, int window)
    {
        PayloadReader reader = new(new ArrivingPayload(payload, window));
        T value = task.ReadResult(ref reader);
        reader.EnsureEnd();
        return value;
    }

    public static T Read<T>(PoolTask<T, T> task, ReadOnlySpan<byte> payload)
    {
        PayloadReader reader = new(payload);
        T value = task.ReadResult(ref reader);
        reader.EnsureEnd();
        return value;
    }
}
