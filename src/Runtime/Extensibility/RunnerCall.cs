using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PoolGen.CompilerServices;
using PoolGen.Logs;
using PoolGen.Serialization;

namespace PoolGen.Extensibility;

/// <summary>The one call that a <see cref="TaskRunner"/> is in. Ends with <see cref="Dispose"/>.</summary>
internal sealed class RunnerCall : TaskCall, IDisposable
{
    // Guards the item's end against reports from other threads.
    private readonly Lock _gate = new();
    private readonly Action<ReadOnlyMemory<byte>>? _report;
    private readonly ILoggerFactory? _loggers;
    private TaskContext? _context;
    private bool _ended;

    internal RunnerCall(
        string taskName, int workerId, int attempt, Action<ReadOnlyMemory<byte>>? report, ILoggerFactory? loggers, CancellationToken cancellationToken)
    {
        _report = report;
        _loggers = loggers;
        CancellationToken = cancellationToken;
        _context = new TaskContext(this, workerId, attempt, taskHandle: 0, taskName);
        TaskContext.Enter(this);
    }

    public override CancellationToken CancellationToken { get; }

    internal override TaskContext? Context => Volatile.Read(ref _context);

    internal override ILogger LoggerOf(TaskContext context) => _loggers is null
        ? NullLogger.Instance
        : new DirectTaskLogger(TaskLog.Create(_loggers, context.TaskName).Logger, context.WorkerId);

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
