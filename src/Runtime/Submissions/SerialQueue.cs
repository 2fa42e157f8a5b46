using System.Diagnostics.CodeAnalysis;
using PoolGen.Extensibility;

namespace PoolGen.Submissions;

/// <summary>Runs the user's callbacks and progress handlers of one submission one after the other, in the order in which they were posted.</summary>
internal sealed class SerialQueue
{
    private readonly Queue<Action> _actions = new();
    private readonly DeferredWork _work;
    private readonly Action _run;
    private bool _scheduled;

    internal SerialQueue(DeferredWork work)
    {
        _work = work;
        _run = Run;
    }

    internal CallbackScope Scope { get; } = new();

    internal void Post(Action action)
    {
        lock (_actions)
        {
            _actions.Enqueue(action);
            if (_scheduled) return;
            _scheduled = true;
        }

        _work.PostCallbacks(_run);
    }

    private void Run()
    {
        Scope.Enter();
        try
        {
            while (TryDequeue(out Action? action)) action();
        }
        finally
        {
            Scope.Leave();
        }
    }

    private bool TryDequeue([NotNullWhen(true)] out Action? action)
    {
        lock (_actions)
        {
            if (_actions.TryDequeue(out action)) return true;
            _scheduled = false;
            return false;
        }
    }
}
