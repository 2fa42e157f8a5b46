using PoolGen.Extensibility;

namespace PoolGen.Submissions;

/// <summary>A pool on which work runs with options of its own.</summary>
internal sealed class PoolView(IPool pool, CallOptions options) : IPool, IPoolInsights
{
    private readonly RetryThread? _retries = options.MaxRetries > 0 ? new RetryThread() : null;

    public string Name => pool.Name;

    public PoolState State => pool.State;

    internal IPool Pool => pool;

    internal CallOptions Options => options;

    public void Submit(IPoolSubmission submission)
    {
        ArgumentNullException.ThrowIfNull(submission);
        submission.Envelope = submission.Envelope with
        {
            TimeLimit = options.Timeout ?? submission.Envelope.TimeLimit,
            CancellationGrace = options.CancellationGrace ?? submission.Envelope.CancellationGrace,
            Priority = options.PriorityIfSet ?? submission.Envelope.Priority,
        };
        pool.Submit(_retries is null ? submission : new RetryingSubmission(submission, options, _retries));
    }

    private IPoolInsights Insights => pool as IPoolInsights
        ?? throw new NotSupportedException($"The pool '{pool.Name}' has no statistics: its engine does not implement {nameof(IPoolInsights)}.");

    public PoolStatistics GetStatistics() => Insights.GetStatistics();

    public IReadOnlyList<PoolFailure> GetFailures() => Insights.GetFailures();

    public IReadOnlyList<TimelineEvent> GetTimeline(TimeSpan last) => Insights.GetTimeline(last);

    public IDisposable Subscribe() => Insights.Subscribe();

    public void Close() => pool.Close();

    public void Terminate() => pool.Terminate();

    public void Join() => pool.Join();

    public bool Join(TimeSpan timeout) => pool.Join(timeout);

    public Task JoinAsync(CancellationToken cancellationToken = default) => pool.JoinAsync(cancellationToken);

    public void Dispose()
    {
    }

    public ValueTask DisposeAsync() => default;
}
