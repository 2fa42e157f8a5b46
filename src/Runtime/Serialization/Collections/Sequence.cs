using System.Runtime.InteropServices;

namespace PoolGen.Serialization;

/// <summary>What all collections are on the wire: a count, then the elements.</summary>
internal static class Sequence
{
    /// <summary>Writes any collection in the order of its enumeration.</summary>
    public static void Write<T, TCodec>(ref PayloadWriter writer, IEnumerable<T>? values)
        where TCodec : ICodec<T>
    {
        switch (values)
        {
            case null:
                writer.WriteNullCollection();
                break;
            case T[] array:
                Write<T, TCodec>(ref writer, new ReadOnlySpan<T>(array));
                break;
            case List<T> list:
                Write<T, TCodec>(ref writer, CollectionsMarshal.AsSpan(list));
                break;
            case not null when TCodec.WritesTogether:
                Write<T, TCodec>(ref writer, new ReadOnlySpan<T>([.. values]));
                break;
            default:
                WriteEnumerated<T, TCodec>(ref writer, values);
                break;
        }
    }

    /// <summary>Writes a stack: in the order in which its elements were pushed.</summary>
    public static void WriteReversed<T, TCodec>(ref PayloadWriter writer, IEnumerable<T>? values)
        where TCodec : ICodec<T>
    {
        if (values is null)
        {
            writer.WriteNullCollection();
            return;
        }

        T[] array = [.. values];
        Array.Reverse(array);
        Write<T, TCodec>(ref writer, new ReadOnlySpan<T>(array));
    }

    /// <summary>Writes elements that lie side by side.</summary>
    public static void Write<T, TCodec>(ref PayloadWriter writer, ReadOnlySpan<T> values)
        where TCodec : ICodec<T>
    {
        writer.WriteCount(values.Length);
        writer.Enter();

        // What has a fixed size is its raw memory.
        if (TCodec.FixedSize > 0) writer.WriteRaw(values);
        else TCodec.WriteMany<TCodec>(ref writer, values);
        writer.Leave();
    }

    /// <summary>As <see cref="WriteMemory"/>, without asking memory for its array where nothing is lent.</summary>
    public static void WriteArray<T, TCodec>(ref PayloadWriter writer, T[] values)
        where TCodec : ICodec<T>
    {
        if (TCodec.FixedSize > 0 && writer.Lends<T>(values.Length)) WriteMemory<T, TCodec>(ref writer, values);
        else Write<T, TCodec>(ref writer, new ReadOnlySpan<T>(values));
    }

    /// <summary>Writes elements that lie side by side, and are lent where they can be.</summary>
    public static void WriteMemory<T, TCodec>(ref PayloadWriter writer, ReadOnlyMemory<T> values)
        where TCodec : ICodec<T>
    {
        if (TCodec.FixedSize == 0)
        {
            Write<T, TCodec>(ref writer, values.Span);
            return;
        }

        writer.WriteCount(values.Length);
        writer.Enter();
        writer.WriteMemory(values);
        writer.Leave();
    }

    /// <summary>Reads the elements of any collection, or null.</summary>
    public static T[]? Read<T, TCodec>(ref PayloadReader reader)
        where TCodec : ICodec<T>
    {
        if (!reader.TryReadCount(TCodec.MinimumSize, out int count)) return null;
        if (count == 0) return [];
        T[] values = TCodec.FixedSize > 0 ? GC.AllocateUninitializedArray<T>(count) : new T[count];
        ReadElements<T, TCodec>(ref reader, values);
        return values;
    }

    /// <summary>Reads elements whose count is known.</summary>
    public static void ReadElements<T, TCodec>(ref PayloadReader reader, Span<T> values)
        where TCodec : ICodec<T>
    {
        reader.Enter();
        TCodec.ReadMany<TCodec>(ref reader, values);
        reader.Leave();
    }

    /// <summary>The count goes in last: not all collections know theirs, and one that is shared may change while it is read.</summary>
    private static void WriteEnumerated<T, TCodec>(ref PayloadWriter writer, IEnumerable<T> values)
        where TCodec : ICodec<T>
    {
        int header = writer.ReserveCount();
        int count = 0;
        writer.Enter();
        foreach (T value in values)
        {
            TCodec.Write(ref writer, value);
            count++;
        }

        writer.Leave();
        writer.PatchCount(header, count);
    }
}
