namespace PoolGen.Logs;

/// <summary>A scope of a task's log entries, which flows over <c>await</c>. Its values travel with each entry.</summary>
internal sealed class LogScope : IDisposable
{
    private static readonly AsyncLocal<LogScope?> Current = new();

    private readonly LogScope? _outer;
    private readonly object _state;
    private bool _ended;

    private LogScope(object state)
    {
        _outer = Current.Value;
        _state = state;
    }

    internal static IDisposable Begin(object state)
    {
        var scope = new LogScope(state);
        Current.Value = scope;
        return scope;
    }

    /// <summary>An item has ended on this thread: a scope that it left open does not go on in the next one.</summary>
    internal static void Clear() => Current.Value = null;

    /// <summary>The states of the scopes that are open here, the outermost first.</summary>
    internal static IEnumerable<object> States()
    {
        var states = new Stack<object>();
        for (LogScope? scope = Current.Value; scope is not null; scope = scope._outer)
        {
            if (!scope._ended) states.Push(scope._state);
        }

        return states;
    }

    public void Dispose()
    {
        _ended = true;
        if (ReferenceEquals(Current.Value, this)) Current.Value = _outer;
    }
}
