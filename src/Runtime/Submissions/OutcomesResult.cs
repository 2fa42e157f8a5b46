namespace PoolGen.Submissions;

/// <summary>A map whose failed items are outcomes like the others: it ends as the map does, and never fails for an item.</summary>
internal sealed class OutcomesResult<TArguments, TResult> : AsyncResult<Outcome<TResult>[]>, IResultListener
{
    private readonly MapSubmission<TArguments, TResult> _map;

    internal OutcomesResult(MapSubmission<TArguments, TResult> map) => _map = map;

    /// <summary>The same, once the map has been handed in.</summary>
    internal OutcomesResult<TArguments, TResult> Start()
    {
        if (!_map.TryAddListener(this)) OnEnded(_map);
        return this;
    }

    public override bool Cancel() => _map.Cancel();

    public void OnEnded(AsyncResult result)
    {
        if (!TryBeginEnd()) return;
        if (_map.TryGetOutcomes(out Outcome<TResult>[]? outcomes))
        {
            Value = outcomes;
            EndWithResult();
        }
        else if (_map.IsCancelled)
        {
            EndAsCancelled(_map.Token);
        }
        else
        {
            EndWithFailure(FailureOfMap());
        }
    }

    // What it throws, and not the first of its items' failures: its source's, or its pool's end.
    private Exception FailureOfMap()
    {
        try
        {
            _map.ThrowIfFailed();
        }
        catch (Exception failure)
        {
            return failure;
        }

        throw new InvalidOperationException("The map has not failed.");
    }

    internal override bool RunDeferred(bool withCallbacks) => _map.RunDeferred(withCallbacks);

    internal override void RunCallbacksApart() => _map.RunCallbacksApart();

    private protected override string TaskName => _map.Task.Name;
}
