using System.Collections.Concurrent;
using PoolGen.CompilerServices;
using PoolGen.Extensibility;

namespace PoolGen.EngineTests;

/// <summary>What the far end of a forwarding engine keeps: outcomes as they come, each item's under its index.</summary>
internal sealed class CollectingSubmission(PoolTask task, IReadOnlyList<ReadOnlyMemory<byte>> items) : ForwardingSubmission(task, items)
{
    private readonly ManualResetEventSlim _ended = new();
    private int _ends;

    internal ConcurrentDictionary<long, object> Outcomes { get; } = [];

    internal ConcurrentQueue<byte[]> Reports { get; } = [];

    internal OutcomeEnvelope? LastEnvelope { get; private set; }

    internal int Ends => Volatile.Read(ref _ends);

    internal void WaitForEnd() => Assert.True(_ended.Wait(TimeSpan.FromSeconds(60)), "it has not ended");

    protected override void OnCompleted(long index, ReadOnlySpan<byte> result, OutcomeEnvelope envelope)
    {
        LastEnvelope = envelope;
        Keep(index, result.ToArray());
    }

    protected override void OnFailed(long index, ReadOnlySpan<byte> failure, OutcomeEnvelope envelope)
    {
        LastEnvelope = envelope;
        Keep(index, "threw");
    }

    protected override void OnFailed(long index, Exception failure) => Keep(index, failure);

    protected override void OnCancelled(long index) => Keep(index, "cancelled");

    protected override void OnReported(long index, ReadOnlySpan<byte> progress) => Reports.Enqueue(progress.ToArray());

    protected override void OnEnded()
    {
        Interlocked.Increment(ref _ends);
        _ended.Set();
    }

    private void Keep(long index, object outcome) => Assert.True(Outcomes.TryAdd(index, outcome), $"item {index} has two outcomes");
}
