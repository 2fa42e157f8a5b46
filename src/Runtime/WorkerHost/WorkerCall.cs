using Microsoft.Extensions.Logging;
using PoolGen.CompilerServices;
using PoolGen.Logs;
using PoolGen.Serialization;
using PoolGen.Sharing;
using PoolGen.Wire;

namespace PoolGen.WorkerHost;

/// <summary>The call that a worker's task thread is in: one object for all of them, so that a tiny task allocates nothing.</summary>
internal sealed class WorkerCall : TaskCall
{
    private readonly ResultPort _port;
    private readonly int _workerId;

    // Guards the item's identity against those who cancel it or report its progress from other threads.
    private readonly Lock _gate = new();
    private ITaskLoggers? _loggers;
    private CancellationTokenSource? _cancellation;
    private TaskContext? _context;
    private uint _handle;
    private PoolTask? _task;
    private int _taskThread;
    private uint _sequence;
    private int _attempt;
    private bool _running;
    private uint _cancelledSequence;
    private int _cancelledIndex;
    private bool _cancelRequested;

    private readonly WorkerScope _scope;

    // Whether a scope may be open on the task's thread.
    private bool _hasLogged;

    internal WorkerCall(ResultPort port, int workerId, ITaskLoggers? loggers = null)
    {
        _port = port;
        _workerId = workerId;
        _loggers = loggers;
        _scope = new WorkerScope(this);
    }

    /// <summary>The task's handle.</summary>
    internal uint Handle => _handle;

    internal override SharedScope? Scope => _running ? _scope : null;

    internal override TaskContext? Context
    {
        get
        {
            if (!_running) return null;
            lock (_gate)
            {
                IsHeld = true;
                return _context ??= new TaskContext(this, _workerId, _attempt, _handle, _task!.Name);
            }
        }
    }

    public override CancellationToken CancellationToken
    {
        get
        {
            lock (_gate)
            {
                if (_cancellation is null)
                {
                    IsHeld = true;
                    _cancellation = new CancellationTokenSource();
                    if (IsCancelled(_sequence, Index)) _cancellation.Cancel();
                }

                return _cancellation.Token;
            }
        }
    }

    /// <summary>This thread runs the tasks.</summary>
    internal void BelongToThread()
    {
        _taskThread = Environment.CurrentManagedThreadId;
        _scope.BelongToThread();
    }

    internal void Begin(uint handle, PoolTask task, uint sequence, int index, int attempt)
    {
        _handle = handle;

        // A reference that stays as it is is not written: that would cost a barrier for each item.
        if (!ReferenceEquals(_task, task)) _task = task;
        _sequence = sequence;
        Index = index;
        _attempt = attempt;
        Phase = TaskCallPhase.ReadingArguments;
        Volatile.Write(ref _running, true);
    }

    /// <summary>The item has ended: its token fires no more, its progress travels no more.</summary>
    internal void End()
    {
        Volatile.Write(ref _running, false);
        if (_scope.HasAny) _scope.EndItem();
        if (!IsHeld) return;
        lock (_gate)
        {
            _cancellation?.Dispose();
            _cancellation = null;
            _context = null;
            IsHeld = false;
        }

        if (_hasLogged) LogScope.Clear();
    }

    internal override ILogger LoggerOf(TaskContext context)
    {
        ITaskLoggers all = Volatile.Read(ref _loggers) ?? Interlocked.CompareExchange(ref _loggers, new RingTaskLoggers(this, _port), null) ?? _loggers;

        // Threads that the task starts can write into the ring from now on.
        if (TryHold()) _port.CloseRun();
        return all.Of(context.TaskHandle, context.TaskName);
    }

    /// <summary>Whether this is the task's thread before it writes its item's result. The item is held then: it does not commit itself.</summary>
    internal bool TryHold()
    {
        if (Environment.CurrentManagedThreadId != _taskThread || !_running || Phase == TaskCallPhase.WritingResult) return false;
        lock (_gate) IsHeld = true;
        _hasLogged = true;
        return true;
    }

    /// <summary>Called by the lifeline's thread: fires the token of that item alone, whether it has started or not.</summary>
    internal void Cancel(uint sequence, int index)
    {
        CancellationTokenSource? cancellation = null;
        lock (_gate)
        {
            _cancelledSequence = sequence;
            _cancelledIndex = index;
            Volatile.Write(ref _cancelRequested, true);
            if (Volatile.Read(ref _running) && IsCancelled(_sequence, Index)) cancellation = _cancellation;
        }

        try
        {
            cancellation?.Cancel();
        }
        catch (Exception e) when (e is AggregateException or ObjectDisposedException)
        {
            // A handler of the user's threw, or the item ended meanwhile: neither is for this thread to report.
        }
    }

    /// <summary>Whether the token of an item was to fire before it ended.</summary>
    internal bool WasCancelled(uint sequence, int index)
    {
        lock (_gate) return IsCancelled(sequence, index);
    }

    public override IProgress<T> Progress<T, TCodec>()
    {
        lock (_gate) IsHeld = true;
        return new CallProgress<T, TCodec>(this, _sequence, Index);
    }

    internal override void Report<T, TCodec>(uint sequence, int index, T value)
    {
        using PayloadBuffer buffer = EncodeReport<T, TCodec>(value);
        lock (_gate)
        {
            // Begin writes the item, then that it runs; without an order between these reads the next item could be seen to run under this one's number.
            if (Volatile.Read(ref _running) && _sequence == sequence && Index == index) _port.Write(ResultKind.Progress, sequence, index, buffer);
        }
    }

    private bool IsCancelled(uint sequence, int index) =>
        _cancelRequested && _cancelledSequence == sequence && (_cancelledIndex == ControlMessage.AllItems || _cancelledIndex == index);
}
