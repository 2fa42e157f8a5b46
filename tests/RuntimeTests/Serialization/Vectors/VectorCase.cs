using System.Collections;
using System.Text;
using PoolGen.CompilerServices;

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

    /// <summary>As <see cref="Rewrite"/>, while the bytes arrive, so many at a time.</summary>
    public abstract byte[] RewriteArriving(byte[] payload, int window);

    /// <summary>Makes sure that the bytes hold the vector's value.</summary>
    public abstract void AssertRead(ReadOnlySpan<byte> payload);

    /// <summary>Sends the vector's value through its stub, and makes sure that it comes back.</summary>
    public abstract void AssertCrosses(IPool pool);
}

/// <inheritdoc/>
/// <param name="id">The row's number.</param>
/// <param name="type">The row's type.</param>
/// <param name="value">The row's value.</param>
/// <param name="task">The generated task that gives such a value back.</param>
/// <param name="stub">Its stub.</param>
internal sealed class VectorCase<T>(int id, string type, T value, PoolTask<T, T> task, Func<VectorWorkTasks, T, T> stub) : VectorCase(id, type)
{
    public override byte[] Write() => Payload.Write(task, value);

    public override byte[] Rewrite(ReadOnlySpan<byte> payload) => Payload.Write(task, Payload.Read(task, payload));

    public override byte[] RewriteArriving(byte[] payload, int window) => Payload.Write(task, Payload.ReadArriving(task, payload, window));

    public override void AssertRead(ReadOnlySpan<byte> payload) => AssertSame(Payload.Read(task, payload));

    public override void AssertCrosses(IPool pool) => AssertSame(stub(new VectorWorkTasks(pool), value));

    private void AssertSame(T read)
    {
        switch (value)
        {
            case null: Assert.Null(read); break;
            case StringBuilder text: Assert.Equal(text.ToString(), read?.ToString()); break;
            case ValueType: Assert.Equal(Write(), Payload.Write(task, read)); break;
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
