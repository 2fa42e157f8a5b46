using BenchmarkDotNet.Attributes;
using PoolGen.Serialization;

namespace PoolGen.Benchmarks.Codec;

/// <summary>A million doubles: written, and read into a new array, against what cannot be avoided.</summary>
public class BlockBenchmarks : IDisposable
{
    private readonly double[] _numbers = [.. Enumerable.Range(0, 1_000_000).Select(static i => i * 0.5)];
    private readonly PayloadBuffer _buffer = new();
    private readonly PayloadBuffer _target = new();
    private readonly byte[] _payload;

    public BlockBenchmarks()
    {
        PayloadWriter writer = new(_buffer);
        WorkTaskDescriptors.Numbers.WriteArguments(ref writer, _numbers);
        writer.Complete();
        _payload = _buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads the array: the bytes are here, the array is new.</summary>
    [Benchmark]
    public double[] Read()
    {
        PayloadReader reader = new(_payload);
        return WorkTaskDescriptors.Numbers.ReadResult(ref reader);
    }

    /// <summary>Writes the array into a new buffer, which is dropped as the pool drops large ones.</summary>
    [Benchmark]
    public int Write()
    {
        PayloadWriter writer = new(_target);
        WorkTaskDescriptors.Numbers.WriteArguments(ref writer, _numbers);
        writer.Complete();
        int written = _target.WrittenCount;
        _target.Clear();
        return written;
    }

    /// <summary>What reading or writing costs at the least: an array of that size, and the copy.</summary>
    [Benchmark(Baseline = true)]
    public double[] AllocateAndCopy()
    {
        double[] copy = GC.AllocateUninitializedArray<double>(_numbers.Length);
        _numbers.AsSpan().CopyTo(copy);
        return copy;
    }

    public void Dispose()
    {
        _buffer.Dispose();
        _target.Dispose();
        GC.SuppressFinalize(this);
    }
}
