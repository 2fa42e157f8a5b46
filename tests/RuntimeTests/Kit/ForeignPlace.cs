namespace PoolGen.RuntimeTests.Kit;

/// <summary>Where code of the user's was called: on which thread, and whether the pool could be asked something meanwhile.</summary>
internal sealed class ForeignPlace
{
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(20);

    private int _visits;

    /// <summary>The pool that calls; null while its constructor does.</summary>
    internal LocalPool? Pool { get; set; }

    internal int Visits => Volatile.Read(ref _visits);

    internal Thread? Thread { get; private set; }

    internal string ThreadName { get; private set; } = string.Empty;

    internal bool IsThreadPool { get; private set; }

    internal bool WasLocked { get; private set; }

    /// <summary>The foreign code is here.</summary>
    internal void Visit()
    {
        Thread = Thread.CurrentThread;
        ThreadName = Thread.Name ?? string.Empty;
        IsThreadPool = Thread.IsThreadPoolThread;
        if (Pool is { } pool && !Task.Factory.StartNew(() => pool.State, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Wait(LongestAnswer)) WasLocked = true;
        Interlocked.Increment(ref _visits);
    }

    /// <summary>The foreign code is here, and throws.</summary>
    internal T Throw<T>(string words)
    {
        Visit();
        throw new FormatException(words);
    }

    /// <summary>It came by, on no thread that reads a worker, and without the pool's lock.</summary>
    internal void AssertVisited()
    {
        Assert.True(Visits > 0, "the foreign code was never called");
        Assert.DoesNotMatch("^PoolGen worker", ThreadName);
        Assert.False(WasLocked, "the foreign code was called under the pool's lock");
    }
}
