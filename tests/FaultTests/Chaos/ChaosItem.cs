namespace PoolGen.FaultTests.Chaos;

/// <summary>One item as its client sees it: what was asked for, and every answer.</summary>
internal sealed class ChaosItem(int id, string way)
{
    private int _called;
    private int _failed;
    private int _continued;
    private int _cancelAsked;
    private int _sources;

    internal int Id { get; } = id;

    /// <summary>How it was handed in, for the report.</summary>
    internal string Way { get; } = way;

    /// <summary>How many items it stands for: a map or a stream has the numbers from <see cref="Id"/> on.</summary>
    internal int Count { get; init; } = 1;

    internal bool IsIdempotent { get; init; }

    internal bool FailsItself { get; init; }

    internal bool CannotBeSent { get; init; }

    internal bool CallbackThrows { get; init; }

    /// <summary>How many continuations wait for it.</summary>
    internal int Continuations { get; set; }

    internal AsyncResult? Result { get; set; }

    /// <summary>What the call itself threw: then it was not accepted.</summary>
    internal Exception? Refusal { get; set; }

    /// <summary>Failures of what has no result of its own: of an <c>Apply</c>, or of a stream and its items.</summary>
    internal List<Exception> Failures { get; } = [];

    /// <summary>Whether what has no result of its own has ended.</summary>
    internal bool HasEnded { get; set; }

    /// <summary>How often a stream's source was asked for, and disposed of.</summary>
    internal int SourcesOpen => Volatile.Read(ref _sources);

    internal bool HasCallbacks { get; init; }

    internal int Called => Volatile.Read(ref _called);

    internal int Failed => Volatile.Read(ref _failed);

    internal int Continued => Volatile.Read(ref _continued);

    internal bool MayBeCancelled => Volatile.Read(ref _cancelAsked) != 0;

    /// <summary>Somebody is about to cancel it.</summary>
    internal void AskToCancel() => Volatile.Write(ref _cancelAsked, 1);

    internal void Callback()
    {
        Interlocked.Increment(ref _called);
        if (CallbackThrows) throw new ChaosException("the callback");
    }

    internal void ErrorCallback()
    {
        Interlocked.Increment(ref _failed);
        if (CallbackThrows) throw new ChaosException("the error callback");
    }

    internal void OpenSource() => Interlocked.Increment(ref _sources);

    internal void CloseSource() => Interlocked.Decrement(ref _sources);

    internal void Continuation() => Interlocked.Increment(ref _continued);
}
