using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.ForeignCode;

/// <summary>
/// Each place where a pool calls code of the user's in the caller's process: on which thread, and what an exception thrown there does.
/// One test for each row of the table in docs/reliability.md.
/// </summary>
[Watchdog]
public abstract partial class ForeignCodeContract
{
    protected static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    protected abstract LocalPool Create(ProcessPoolOptions options);

    protected LocalPool Create() => Create(new ProcessPoolOptions { Workers = 1, ShutdownTimeout = TimeSpan.FromSeconds(2) });

    /// <summary>Tries something in a pool of one worker: it is nobody's fault but the foreign code's, so the worker goes on, and so does the pool.</summary>
    private protected void Try(Action<LocalPool, ForeignPlace> attempt, bool isVisited = true)
    {
        using LocalPool pool = Create();
        var place = new ForeignPlace { Pool = pool };
        int worker = pool.ProcessWork.ProcessId.Apply();

        // The test platform has a context of its own on its threads.
        SynchronizationContext.SetSynchronizationContext(null);
        attempt(pool, place);
        if (isVisited) place.AssertVisited();
        Assert.Equal(worker, pool.ProcessWork.ProcessId.Apply());
        pool.Close();
        Assert.True(pool.Join(Long), "the pool counts on something that has no end");
    }

    /// <summary>For those who are called by nobody's thread in particular.</summary>
    private protected static void AssertThreadPoolOr(ForeignPlace place, Thread waiting) =>
        Assert.True(place.IsThreadPool || place.Thread == waiting || place.ThreadName == "PoolGen callbacks", $"it ran on '{place.ThreadName}'");
}
