using System.Collections;
using System.Text;
using PoolGen.Serialization;

namespace PoolGen.RuntimeTests.Serialization.Vectors;

/// <summary>A vector with its type, so that both directions can be checked.</summary>
internal abstract class VectorCase(int id, string type)
{
    public int Id => id;

    /// <summary>The type as the JSON file writes it.</summary>
    public string Type => type;

    /// <summary>The bytes of the vector's value.</summary>
    public abstract byte[] Write();

    /// <summary>The bytes of the value that the bytes hold.</summary>
    public abstract byte[] Rewrite(ReadOnlySpan<byte> payload);

    /// <summary>Makes sure that the bytes hold the vector's value.</summary>
    public abstract void AssertRead(ReadOnlySpan<byte> payload);
}

/// <inheritdoc/>
internal sealed class VectorCase<T, TCodec>(int id, string type, T value) : VectorCase(id, type)
    where TCodec : ICodec<T>
{
    public override byte[] Write() => Payload.Write<T, TCodec>(value);

    public override byte[] Rewrite(ReadOnlySpan<byte> payload) => Payload.Write<T, TCodec>(Payload.Read<T, TCodec>(payload));

    public override void AssertRead(ReadOnlySpan<byte> payload)
    {
        T read = Payload.Read<T, TCodec>(payload);
        switch (value)
        {
            case null: Assert.Null(read); break;
            case StringBuilder text: Assert.Equal(text.ToString(), read?.ToString()); break;
            case ValueType: Assert.Equal(Write(), Payload.Write<T, TCodec>(read)); break;
            case IEnumerable items and not Array { Rank: > 1 }: Assert.Equal(items.Cast<object?>(), ((IEnumerable)read!).Cast<object?>(), Same); break;
            default: Assert.Equivalent(value, read, strict: true); break;
        }
    }

    private static bool Same(object? expected, object? actual)
    {
        Assert.Equivalent(expected, actual, strict: true);
        return true;
    }
}
