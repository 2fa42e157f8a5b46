using System.ComponentModel;
using PoolGen.Serialization;

namespace PoolGen.Sharing;

/// <summary>Which types can be shared as values: generated code says so before it runs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SharedValues
{
    private delegate void Encoder<T>(ref PayloadWriter writer, T value);

    /// <summary>Called by generated code: values of this type can be shared.</summary>
    public static void Register<T, TCodec>()
        where TCodec : ICodec<T> =>
        Known<T>.Encode = static (ref writer, value) => TCodec.Write(ref writer, value);

    /// <summary>Encodes a value into shared memory.</summary>
    internal static SharedMemory Encode<T>(T value)
    {
        Encoder<T> encode = Known<T>.Encode ?? throw new InvalidOperationException(
            $"No code was generated that shares values of the type '{typeof(T)}': call Shared.Create where PoolGen's generator sees the type, in a project that references the package.");
        using var buffer = new PayloadBuffer();
        try
        {
            var writer = new PayloadWriter(buffer);
            encode(ref writer, value);
            writer.Complete();
        }
        catch (PlainFailure e)
        {
            throw e.InnerException!;
        }
        catch (Exception e)
        {
            throw PayloadFailure.Of(e, $"The value of the type '{typeof(T)}' could not be shared");
        }

        MemoryRoom.Ensure(buffer.WrittenCount);
        SharedMemory memory = SharedMemory.Create(buffer.WrittenCount);
        try
        {
            memory.Write(buffer.WrittenSpan);
            return memory;
        }
        catch
        {
            memory.Dispose();
            throw;
        }
    }

    internal static T Decode<T>(ReadOnlySpan<byte> bytes, SpanDecoder<T> decode)
    {
        try
        {
            return decode(bytes);
        }
        catch (PlainFailure e)
        {
            throw e.InnerException!;
        }
        catch (Exception e)
        {
            throw PayloadFailure.Of(e, $"The shared value of the type '{typeof(T)}' could not be read");
        }
    }

    private static class Known<T>
    {
        internal static Encoder<T>? Encode { get; set; }
    }
}
