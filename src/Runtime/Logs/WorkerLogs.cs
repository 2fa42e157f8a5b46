using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace PoolGen.Logs;

/// <summary>The log entries of one of the pool's places for a worker, on their way to the loggers of their tasks.</summary>
/// <remarks>Safe for any thread.</remarks>
internal sealed class WorkerLogs
{
    // So long the results of an item wait for the logger to take the item's entries.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMilliseconds(500);
    private const int EntryBytes = 64;

    private readonly int _workerId;
    private readonly LogPump<ReceivedLog> _pump;

    internal WorkerLogs(TaskLogs tasks, int workerId)
    {
        Tasks = tasks;
        _workerId = workerId;
        _pump = new LogPump<ReceivedLog>(Log);
    }

    internal TaskLogs Tasks { get; }

    /// <summary>Adds an entry behind the others.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="dropped">How many the worker has dropped before it.</param>
    internal void Add(ReceivedLog entry, int dropped) => _pump.Add(entry, EntryBytes + entry.Payload.Length, dropped);

    /// <summary>Waits for a moment until the loggers have all entries: what follows is the outcome of their item.</summary>
    internal void LetCatchUp() => _pump.LetCatchUp(LongestDelay);

    /// <summary>Waits until the loggers have all entries, so long at most; false when they do not have them then.</summary>
    internal bool TryFinish(TimeSpan longest) => _pump.TryFinish(longest);

    private void Log(ReceivedLog received, int dropped)
    {
        LogEntry entry;
        try
        {
            entry = LogPayload.Read(received.Payload);
        }
        catch (PayloadException e)
        {
            received.Refuse(e);
            return;
        }

        ILogger logger = received.Log.Logger;
        try
        {
            if (dropped > 0) TaskLogMessages.EntriesDropped(logger, dropped, _workerId, received.ProcessId);
        }
        finally
        {
            Give(entry, logger, received.ProcessId);
        }
    }

    // The logger finds the trace of the entry, as it does of one that is logged here.
    private void Give(LogEntry entry, ILogger logger, int processId)
    {
        Activity.Current = entry.Trace?.ToActivity();
        try
        {
            entry.GiveTo(logger, _workerId, processId);
        }
        finally
        {
            Activity.Current = null;
        }
    }
}
