namespace PoolGen.Orleans.Scheduling;

/// <summary>What the scheduler of a cluster goes by. Times are in ticks of 100 ns.</summary>
internal sealed record ClusterSettings
{
    /// <summary>How long work waits for a host that can run it.</summary>
    internal long HostWait { get; init; } = 30 * TimeSpan.TicksPerSecond;

    /// <summary>After how much silence a host is given up.</summary>
    internal long HostLossGrace { get; init; } = 10 * TimeSpan.TicksPerSecond;

    /// <summary>After how much silence of its caller a host ends a session.</summary>
    internal long CallerLossGrace { get; init; } = 15 * TimeSpan.TicksPerSecond;

    /// <summary>How many items may wait, or null for any number.</summary>
    internal int? MaxQueuedTasks { get; init; }

    /// <summary>How many bytes of encoded arguments the caller may hold.</summary>
    internal long MaxBufferedBytes { get; init; } = long.MaxValue / 2;

    /// <summary>How many bytes of items one chunk has, roughly: one item is sent whatever its size.</summary>
    internal int MostChunkBytes { get; init; } = 256 * 1024;

    /// <summary>How long an item may run whose task and call say nothing.</summary>
    internal TimeSpan? TaskTimeout { get; init; }

    /// <summary>How long an item may take that was told to end, where its call says nothing; null for what its host says.</summary>
    internal TimeSpan? CancellationGrace { get; init; }

    /// <summary>How many messages the caller sends and gets in a second at most, roughly, once there are many hosts.</summary>
    internal int MostMessages { get; init; } = 8_000;

    /// <summary>After how much silence a host gets nothing new.</summary>
    internal long SuspectAfter => Math.Min(5 * TimeSpan.TicksPerSecond, HostLossGrace / 2);

    /// <summary>How long a host may wait with an answer when nothing is new.</summary>
    internal long PollWait => SuspectAfter * 2 / 5;
}
