using PoolGen.InProcess;
using PoolGen.RuntimeTests.Kit;
using PoolGen.Scheduling;
using PoolGen.Serialization;
using PoolGen.Settings;
using PoolGen.Submissions;
using PoolGen.Wire;
using PoolGen.Workers;

namespace PoolGen.RuntimeTests.Fuzzing;

/// <summary>
/// A pool of which every other worker is evil: each of its lives costs at most the items that it has, or says it has, claimed, and they end
/// with an error or with what the worker made up. All others come back as they should, and the pool goes on.
/// </summary>
[Watchdog]
[Trait("Category", "Slow")]
public sealed class PoolFuzzTests : IDisposable
{
    private const int Lives = 3_000;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly PoolEngine _engine;
    private int _lives;
    private int _lies;

    public PoolFuzzTests()
    {
        PoolSettings settings = PoolSettings.From(new ProcessPoolOptions { Workers = 2, MaxPayloadBytes = 4096 });
        _engine = new PoolEngine(settings, id => id == 0 ? Evil() : new ThreadWorker(id, settings, new TwoTasks()));
        _engine.Start();
    }

    [Fact]
    public void Calls_cost_at_most_what_an_evil_worker_has_or_says_it_has_claimed()
    {
        int wrong = 0;
        for (long sent = 0; Volatile.Read(ref _lives) < Lives;)
        {
            CallSubmission<long, long>[] calls = [.. Enumerable.Range(0, 20).Select(_ => new CallSubmission<long, long>(TwoTasks.Number, sent++, null))];
            foreach (CallSubmission<long, long> call in calls) _engine.Submit(call);
            for (int i = 0; i < calls.Length; i++)
            {
                if (Outcome(calls[i], out Exception? failure) != sent - calls.Length + i || failure is not null) wrong++;
            }
        }

        AssertCost(wrong);
    }

    [Fact]
    public void Chunks_cost_at_most_one_frame_for_each_life_of_an_evil_worker()
    {
        int lost = 0;
        while (Volatile.Read(ref _lives) < Lives)
        {
            byte[][] items = [.. Enumerable.Range(0, 100).Select(i => new byte[i % 7])];
            var map = new MapSubmission<byte[], byte[]>(TwoTasks.Block, items, 5, null, null);
            _engine.Submit(map);
            Assert.True(map.Wait(Deadline), "a map has no end");
            lost += map.Exception?.InnerExceptions.Count ?? 0;
        }

        // One frame has five items, and an evil worker may answer them all with what cannot be decoded.
        Assert.InRange(lost, 1, Volatile.Read(ref _lives) * 5);
        Assert.Equal(PoolState.Running, _engine.State);
    }

    public void Dispose() => _engine.Terminate();

    private MemoryWorker Evil()
    {
        int life = Interlocked.Increment(ref _lives);
        SharedRegion region = SharedRegion.InMemory();
        (MemoryDoorbell parent, MemoryDoorbell worker) = MemoryDoorbell.CreatePair();
        return new MemoryWorker(0, region, parent, new EvilWorker(region, worker, life, () => Interlocked.Increment(ref _lies)).Serve);
    }

    private static long Outcome(CallSubmission<long, long> call, out Exception? failure)
    {
        failure = null;
        try
        {
            return call.Get(Deadline);
        }
        catch (Exception e) when (e is not TimeoutException)
        {
            failure = e;
            return -1;
        }
    }

    private void AssertCost(int wrong)
    {
        Assert.InRange(wrong, Lives / 4, Volatile.Read(ref _lives) + Volatile.Read(ref _lies));
        Assert.Equal(PoolState.Running, _engine.State);
    }
}
