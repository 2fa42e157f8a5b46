using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;
using PoolGen.Telemetry;

namespace PoolGen.RuntimeTests.Telemetry;

/// <summary>What observers hear of a pool.</summary>
[Watchdog]
public sealed class PoolRecorderTests
{
    [Fact]
    public void An_observer_hears_of_the_pools_and_the_workers_ends()
    {
        var observer = new Listener(PoolNews.Workers);
        using (var pool = new InProcessPool(workers: 1))
        {
            pool.Engine.Recorder.Add(observer);
            pool.Work.Square.Apply(1);
            pool.Close();
            pool.Join();
        }

        Assert.Equal([WorkerEventKind.Closed, WorkerEventKind.Ended], observer.Workers.Where(one => one.Kind is not (WorkerEventKind.Started or WorkerEventKind.Ready)).Select(one => one.Kind).Take(2));
        WorkerEvent ended = observer.Workers.Single(one => one.Kind == WorkerEventKind.Ended);
        Assert.Equal((0, ExitCause.Stopped, 1, true), (ended.WorkerId, ended.Cause, ended.Items, ended.WasReady));
        Assert.Empty(observer.Runs);
    }

    [Fact]
    public void An_observer_that_throws_does_not_keep_others_from_hearing()
    {
        var deaf = new Listener(PoolNews.Runs) { Throws = true };
        var observer = new Listener(PoolNews.Runs);
        using var pool = new InProcessPool(new ProcessPoolOptions { Workers = 1, CollectStatistics = false });
        pool.Engine.Recorder.Add(deaf);
        pool.Engine.Recorder.Add(observer);
        for (int i = 0; i < 10; i++) pool.Work.Square.Apply(i);
        Eventually.True(() => observer.Runs.Count == 10, "all executions are heard of");
        pool.Engine.Recorder.Remove(observer);
        pool.Work.Square.Apply(1);
        pool.Engine.Recorder.Flush();
        Assert.Equal(10, observer.Runs.Count);
        Assert.Empty(observer.Workers);
    }

    private sealed class Listener(PoolNews wanted) : PoolObserver
    {
        private readonly List<WorkerEvent> _workers = [];
        private readonly List<ItemRun> _runs = [];

        internal bool Throws { get; init; }

        internal IReadOnlyList<WorkerEvent> Workers
        {
            get
            {
                lock (_workers) return [.. _workers];
            }
        }

        internal IReadOnlyList<ItemRun> Runs
        {
            get
            {
                lock (_runs) return [.. _runs];
            }
        }

        internal override PoolNews Wanted => wanted;

        internal override void Hear(WorkerEvent worker)
        {
            lock (_workers) _workers.Add(worker);
        }

        internal override void Hear(in ItemRun run)
        {
            if (Throws) throw new InvalidOperationException("deaf");
            lock (_runs) _runs.Add(run);
        }
    }
}
