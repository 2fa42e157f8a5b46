using PoolGen.CompilerServices;
using PoolGen.Serialization;

namespace PoolGen.Extensibility;

/// <summary>The one call that a <see cref="TaskRunner"/> is in. Ends with <see cref="Dispose"/>.</summary>
internal sealed class RunnerCall : TaskCall, IDisposable
{
    // Guards the item's end against reports from other threads.
    private readonly Lock _gate = new();
    private readonly Action<ReadOnlyMemory<byte>>? _report;
    private TaskContext? _context;
    private bool _ended;

    internal RunnerCall(int workerId, int attempt, Action<ReadOnlyMemory<byte>>? report, CancellationToken cancellationToken)
    {
        _report = report;
        CancellationToken = cancellationToken;
        _context = new TaskContext(this, workerId, attempt);
        TaskContext.Enter(this);
    }

    public override CancellationToken CancellationToken { get; }

    internal override TaskContext? Context => Volatile.Read(ref _context);

    public override IProgress<T> Progress<T, TCodec>() => new CallProgress<T, TCodec>(this);

    internal override void Report<T, TCodec>(uint sequence, int index, T value)
    {
        if (_report is null) return;
        using PayloadBuffer buffer = EncodeReport<T, TCodec>(value);
        lock (_gate)
        {
            if (!_ended) _report(buffer.WrittenMemory);
        }
    }

    public void Dispose()
    {
        lock (_gate) _ended = true;
        Volatile.Write(ref _context, null);
        TaskContext.Enter(null);
    }
}
