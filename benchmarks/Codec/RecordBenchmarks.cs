using System.Buffers;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using PoolGen.Serialization;

namespace PoolGen.Benchmarks.Codec;

/// <summary>A hundred records with strings and nested lists, written and read back.</summary>
[MemoryDiagnoser]
public class RecordBenchmarks : IDisposable
{
    private readonly Order[] _orders = Order.Some(100);
    private readonly PayloadBuffer _buffer = new();
    private readonly ArrayBufferWriter<byte> _json = new();

    [Benchmark]
    public Order[] PoolGen()
    {
        _buffer.Clear();
        PayloadWriter writer = new(_buffer);
        WorkTaskDescriptors.Orders.WriteArguments(ref writer, _orders);
        writer.Complete();
        PayloadReader reader = new(_buffer.WrittenSpan);
        return WorkTaskDescriptors.Orders.ReadResult(ref reader);
    }

    [Benchmark(Baseline = true)]
    public Order[] SystemTextJson()
    {
        _json.ResetWrittenCount();
        using Utf8JsonWriter writer = new(_json);
        JsonSerializer.Serialize(writer, _orders, OrderJson.Default.OrderArray);
        return JsonSerializer.Deserialize(_json.WrittenSpan, OrderJson.Default.OrderArray)!;
    }

    public void Dispose()
    {
        _buffer.Dispose();
        GC.SuppressFinalize(this);
    }
}
