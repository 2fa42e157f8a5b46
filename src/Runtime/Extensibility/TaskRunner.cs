using System.Diagnostics;
using Microsoft.Extensions.Logging;
using PoolGen.CompilerServices;
using PoolGen.Serialization;

namespace PoolGen.Extensibility;

/// <summary>What a worker does: from a task and the encoded arguments of one item to its encoded outcome. The workers of <see cref="ProcessPool"/> use the same.</summary>
/// <remarks>One item at a time; several runners may work side by side.</remarks>
[StackTraceHidden]
public sealed class TaskRunner
{
    private const int SmallestFailureLimit = 64 * 1024;

    private readonly Dictionary<TaskDefinition, PoolTask> _tasks = [];
    private readonly int _workerId;
    private readonly long _maxPayloadBytes;

    /// <summary>Creates a runner.</summary>
    /// <param name="workerId">What <see cref="TaskContext.WorkerId"/> says in its tasks.</param>
    /// <param name="maxPayloadBytes">The largest result, in bytes.</param>
    public TaskRunner(int workerId, long maxPayloadBytes = 1L << 30)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workerId);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxPayloadBytes);
        _workerId = workerId;
        _maxPayloadBytes = maxPayloadBytes;
    }

    /// <summary>Where the entries of <see cref="TaskContext.Logger"/> go, on the task's own thread. Null: that logger does nothing.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>Runs one item on this thread, to its end. Whatever the task does, this throws nothing of it.</summary>
    /// <param name="task">The task; its assembly is loaded where it is not yet.</param>
    /// <param name="arguments">The item's encoded arguments.</param>
    /// <param name="outcome">Where the encoded result or exception goes; what it held is dropped.</param>
    /// <param name="attempt">What <see cref="TaskContext.Attempt"/> says, from 1.</param>
    /// <param name="report">Gets the encoded reports of the task's <c>IProgress&lt;T&gt;</c> parameter, from any thread, one at a time, none after the item's end.</param>
    /// <param name="cancellationToken">The task's token.</param>
    public OutcomeKind Run(
        TaskDefinition task, ReadOnlySpan<byte> arguments, PayloadBuffer outcome, int attempt = 1,
        Action<ReadOnlyMemory<byte>>? report = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(outcome);
        outcome.Limit = _maxPayloadBytes;
        Exception? failure;
        try
        {
            if (!_tasks.TryGetValue(task, out PoolTask? known)) _tasks[task] = known = task.Resolve();
            using RunnerCall call = new(known.Name, _workerId, attempt, report, LoggerFactory, cancellationToken);
            var reader = new PayloadReader(arguments);
            failure = TryRun(known, ref reader, outcome, call);
        }
        catch (PoolException e)
        {
            failure = e;
        }

        if (failure is null) return OutcomeKind.Result;
        if (cancellationToken.IsCancellationRequested && IsCancellation(failure)) return OutcomeKind.Cancelled;
        WriteFailure(outcome, failure);
        return OutcomeKind.Failure;
    }

    /// <summary>Leaves the result in the buffer, or returns what went wrong, and by whose fault.</summary>
    /// <exception cref="PayloadInterruptedException">The rest of the arguments does not arrive.</exception>
    internal static Exception? TryRun(PoolTask task, ref PayloadReader arguments, PayloadBuffer result, TaskCall call)
    {
        result.Clear();
        call.Phase = TaskCallPhase.ReadingArguments;
        try
        {
            var writer = new PayloadWriter(result);
            task.Execute(ref arguments, ref writer, call);
            writer.Complete();
            return null;
        }
        catch (Exception e) when (e is not PayloadInterruptedException)
        {
            return Blame(e, task, call.Phase);
        }
    }

    /// <summary>Whose failure an exception is: that depends on how far the call had come.</summary>
    internal static Exception Blame(Exception exception, PoolTask task, TaskCallPhase phase) => phase switch
    {
        TaskCallPhase.ReadingArguments => PayloadFailure.Of(exception, $"The arguments of the task '{task.Name}' could not be read in the worker"),
        TaskCallPhase.WritingResult => PayloadFailure.Of(exception, $"The result of the task '{task.Name}' could not be sent"),
        _ => exception,
    };

    /// <summary>Whether a task says by an exception that it has ended because it was told to. Blocking on tasks wraps what they throw.</summary>
    internal static bool IsCancellation(Exception exception) => exception is OperationCanceledException
        || (exception is AggregateException several && several.InnerExceptions.Count > 0 && several.InnerExceptions.All(IsCancellation));

    /// <summary>Encodes an exception. What went wrong must always be told, also where payloads may be tiny.</summary>
    internal static void WriteFailure(PayloadBuffer buffer, Exception exception)
    {
        buffer.Clear();
        long limit = buffer.Limit;
        buffer.Limit = Math.Max(limit, SmallestFailureLimit);
        var writer = new PayloadWriter(buffer);
        ExceptionPayload.Write(ref writer, exception, ExceptionManifests.FindCodec);
        writer.Complete();
        buffer.Limit = limit;
    }
}
