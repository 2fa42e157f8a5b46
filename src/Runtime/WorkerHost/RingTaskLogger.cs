using Microsoft.Extensions.Logging;
using PoolGen.Logs;

namespace PoolGen.WorkerHost;

/// <summary>The logger of a task in a worker process: its entries travel to the parent. A level that the parent has switched off costs a load and a comparison.</summary>
/// <param name="call">The call that the worker's task thread is in, of this task or another one.</param>
/// <param name="port">The way up.</param>
/// <param name="handle">The task's handle.</param>
internal sealed class RingTaskLogger(WorkerCall call, LogPort port, uint handle) : TaskLogger
{
    public override bool IsEnabled(LogLevel logLevel) => logLevel < LogLevel.None && port.EnabledLevels(handle) + (int)logLevel >= (int)LogLevel.None;

    private protected override void Write(LogEntry entry)
    {
        entry.Trace = LogTrace.Current;

        // A thread of its own may go on to log after its task has ended.
        byte[] payload = LogPayload.Write(entry);
        port.Write(handle, payload, call.TryHold());
    }
}
