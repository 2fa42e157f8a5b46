namespace PoolGen.Extensibility;

/// <summary>Knows whose callbacks a thread is inside of: innermost first, since a callback may wait for a result and run that one's callbacks meanwhile.</summary>
public sealed class CallbackScope
{
    [ThreadStatic] private static CallbackScope? _innermost;

    private CallbackScope? _outer;

    internal CallbackScope()
    {
    }

    /// <summary>The engine that runs the submission whose callbacks these are.</summary>
    internal ISubmissionHost? Host { get; set; }

    /// <summary>Whether this thread is inside a callback of any pool.</summary>
    public static bool IsInside => _innermost is not null;

    /// <summary>Whether this thread is inside a callback of a submission that this engine runs.</summary>
    public static bool IsInsideOf(ISubmissionHost host)
    {
        for (CallbackScope? scope = _innermost; scope is not null; scope = scope._outer)
        {
            if (ReferenceEquals(scope.Host?.Engine, host)) return true;
        }

        return false;
    }

    /// <summary>This thread runs callbacks from here on. One thread at a time.</summary>
    internal void Enter()
    {
        _outer = _innermost;
        _innermost = this;
    }

    internal void Leave() => _innermost = _outer;
}
