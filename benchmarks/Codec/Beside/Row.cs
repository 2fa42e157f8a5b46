using System.Buffers;
using MemoryPack;
using PoolGen.CompilerServices;
using PoolGen.Serialization;

namespace PoolGen.Benchmarks.Codec.Beside;

/// <summary>One value, written and read by PoolGen and by MemoryPack, each into a buffer of its own that is used again.</summary>
/// <param name="title">What the value is.</param>
/// <param name="place">Makes buffers, and the work on them.</param>
internal sealed class Row(string title, Func<Placement> place)
{
    // A copy may be twice as fast from one address to another as between two others.
    private const int Placements = 6;

    public string Title => title;

    /// <summary>A value of a type that both write themselves.</summary>
    public static Row Of<T>(string title, PoolTask<T, T> task, T value) => Of(title, task, value, value);

    /// <summary>A value, and its twin of a type that MemoryPack knows.</summary>
    public static Row Of<T, TTwin>(string title, PoolTask<T, T> task, T value, TTwin twin) => new(title, () => Place(task, value, twin));

    /// <summary>Measures writing and reading, with buffers at several places in memory.</summary>
    /// <exception cref="InvalidOperationException">The two do not write the same bytes.</exception>
    public (int Size, Finding Write, Finding Read) Measure()
    {
        Placement[] placements = [.. Enumerable.Range(0, Placements).Select(_ => place())];
        if (placements[0].Theirs != placements[0].Size) throw new InvalidOperationException($"{title}: PoolGen and MemoryPack write different bytes.");
        return (placements[0].Size, Finding.Of([.. placements.Select(static placement => placement.Write)]), Finding.Of([.. placements.Select(static placement => placement.Read)]));
    }

    private static Placement Place<T, TTwin>(PoolTask<T, T> task, T value, TTwin twin)
    {
        PayloadBuffer buffer = new();
        GC.KeepAlive(new byte[Random.Shared.Next(16, 4096)]);
        ArrayBufferWriter<byte> peerBuffer = new();
        Contest write = new(
            () =>
            {
                buffer.Clear();
                PayloadWriter writer = new(buffer);
                task.WriteArguments(ref writer, value);
                writer.Complete();
            },
            () =>
            {
                peerBuffer.ResetWrittenCount();
                MemoryPackSerializer.Serialize(in peerBuffer, in twin);
            });
        write.Ours();
        write.Theirs();
        byte[] payload = buffer.WrittenSpan.ToArray();
        bool same = payload.AsSpan().SequenceEqual(peerBuffer.WrittenSpan);
        Contest read = new(
            () =>
            {
                PayloadReader reader = new(payload);
                GC.KeepAlive(task.ReadResult(ref reader));
            },
            () => GC.KeepAlive(MemoryPackSerializer.Deserialize<TTwin>(payload)));
        return new Placement(write, read, payload.Length, same ? payload.Length : -1);
    }
}
