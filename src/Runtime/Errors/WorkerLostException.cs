using System.Globalization;
using System.Text;

namespace PoolGen;

/// <summary>The worker that ran the item died. Other items are untouched.</summary>
public sealed class WorkerLostException : PoolException
{
    /// <summary>Creates the error.</summary>
    public WorkerLostException()
    {
    }

    /// <summary>Creates the error.</summary>
    public WorkerLostException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error.</summary>
    public WorkerLostException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The task that was running.</summary>
    public string TaskName { get; init; } = string.Empty;

    /// <summary>The worker's number.</summary>
    public int WorkerId { get; init; }

    /// <summary>The host of a cluster on which it ran, or which was lost with it; null where it ran on this machine.</summary>
    public string? HostName { get; init; }

    /// <summary>The process that died.</summary>
    public int ProcessId { get; init; }

    /// <summary>Its exit code; null where a signal ended it.</summary>
    public int? ExitCode { get; init; }

    /// <summary>The signal that ended it, such as <c>SIGKILL</c>; null where none did. <c>SIGSEGV</c> also where the runtime has turned it into an abort.</summary>
    public string? Signal { get; init; }

    /// <summary>Why it died, in words.</summary>
    public string Reason { get; init; } = string.Empty;

    /// <summary>The last lines that it wrote to stderr.</summary>
    public string StandardError { get; init; } = string.Empty;

    /// <summary>How often the item was started.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>Whether the task may have run, in part or to its end.</summary>
    public bool MayHaveExecuted { get; init; } = true;

    internal static WorkerLostException Of(
        string taskName, int workerId, int processId, Workers.WorkerExit exit, int attempts)
    {
        var text = new StringBuilder();
        string ending = exit.Signal ?? (exit.ExitCode is { } code ? $"exit code {code}" : "unknown exit");
        text.Append(CultureInfo.InvariantCulture, $"Worker {workerId} (process {processId}) died while it ran the task '{taskName}': {exit.Reason} ({ending}).");
        if (attempts > 1) text.Append(CultureInfo.InvariantCulture, $" The task was started {attempts} times.");
        if (exit.StandardError.Length > 0) text.Append(CultureInfo.InvariantCulture, $"{Environment.NewLine}Its last output:{Environment.NewLine}{Workers.CrashReport.WithoutOwnFrames(exit.StandardError)}");
        return new WorkerLostException(text.ToString(), exit.Failure)
        {
            TaskName = taskName,
            WorkerId = workerId,
            ProcessId = processId,
            ExitCode = exit.ExitCode,
            Signal = exit.Signal,
            Reason = exit.Reason,
            StandardError = exit.StandardError,
            Attempts = attempts,
        };
    }
}
