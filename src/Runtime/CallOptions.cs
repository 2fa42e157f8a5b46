namespace PoolGen;

/// <summary>How work is to be run that is started through <see cref="PoolExtensions.With"/>. What is not set is as the pool, or the task, has it.</summary>
/// <remarks>Immutable. The names follow Polly's and gRPC's of the same things.</remarks>
/// <example><code>
/// IPool careful = pool.With(new CallOptions { Timeout = TimeSpan.FromSeconds(5), MaxRetries = 3, RetryWhen = e => e is IOException });
/// byte[] page = await careful.Work.Download.ApplyAsync(address);
/// </code></example>
public sealed record CallOptions
{
    private readonly CallPriority? _priority;

    /// <summary>How long an item may run, more than zero: it counts before the task's own limit and <see cref="ProcessPoolOptions.TaskTimeout"/>.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How long an item that was told to end may take before its worker is killed, zero or more: it counts before <see cref="ProcessPoolOptions.CancellationGrace"/>.</summary>
    public TimeSpan? CancellationGrace { get; init; }

    /// <summary>How often an item that failed is started again at most, zero or more. They are counted apart from the attempts after a worker's death.</summary>
    /// <remarks>
    /// Before the first retry 50 ms pass, and twice as long before each further one, up to 10 s, by the pool's clock. The pool keeps a copy of an item's
    /// encoded arguments until the item has ended. Calls with retries do not count under <see cref="ProcessPoolOptions.MaxQueuedTasks"/>.
    /// </remarks>
    public int? MaxRetries { get; init; }

    /// <summary>Which failures are worth a retry; all of them where it is null. Needs <see cref="MaxRetries"/>.</summary>
    /// <remarks>
    /// Called on a thread of its own, one failure after the other. It is never asked about a cancelled item, a terminated pool, or a lost worker that may
    /// have run an item of a task that is not idempotent: those are not started again. Where it throws, the item ends with its failure.
    /// </remarks>
    public Func<Exception, bool>? RetryWhen { get; init; }

    /// <summary>Which work goes first. Within one priority it is the work that has waited longest.</summary>
    public CallPriority Priority
    {
        get => _priority ?? CallPriority.Normal;
        init => _priority = value;
    }

    internal CallPriority? PriorityIfSet => _priority;

    /// <summary>These options, and for what is not set here those of another one.</summary>
    internal CallOptions Over(CallOptions others)
    {
        var merged = new CallOptions
        {
            Timeout = Timeout ?? others.Timeout,
            CancellationGrace = CancellationGrace ?? others.CancellationGrace,
            MaxRetries = MaxRetries ?? others.MaxRetries,
            RetryWhen = RetryWhen ?? others.RetryWhen,
        };
        return (_priority ?? others._priority) is { } priority ? merged with { Priority = priority } : merged;
    }

    /// <exception cref="ArgumentException">A value that makes no sense; the message names it.</exception>
    internal void Require()
    {
        if (Timeout is { } timeout) ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout, TimeSpan.Zero, nameof(Timeout));
        if (CancellationGrace is { } grace) ArgumentOutOfRangeException.ThrowIfLessThan(grace, TimeSpan.Zero, nameof(CancellationGrace));
        if (MaxRetries is { } retries) ArgumentOutOfRangeException.ThrowIfNegative(retries, nameof(MaxRetries));
        if (!Enum.IsDefined(Priority)) throw new ArgumentOutOfRangeException(nameof(Priority), Priority, "It is none of the priorities.");
        if (RetryWhen is not null && MaxRetries is null) throw new ArgumentException("RetryWhen is set and MaxRetries is not: say how often an item may be started again.", nameof(MaxRetries));
    }
}
