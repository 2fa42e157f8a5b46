using PoolGen.Logs;
using PoolGen.Wire;

namespace PoolGen.Scheduling;

/// <summary>Hands on what tasks log. An item's entries are with their logger before its outcome is given, unless the logger takes too long.</summary>
internal sealed partial class ResultDrain
{
    // Whether entries came since the last outcome.
    private bool _logsWait;

    private Action<PayloadException>? _refuse;

    private void ReadLog(in ResultEntry entry)
    {
        if (logs is null) throw Invalid("a log entry, which nobody had asked for");
        if (logs.Tasks.Find(entry.Sequence) is not { } log) throw Invalid($"a log entry of the task {entry.Sequence}, which it does not know");
        if (entry.OutOfBand != 0 || entry.Length > LogPayload.Largest || entry.Index < 0) throw Invalid("a log entry whose header is not valid");
        byte[] payload = worker.Results.Payload.ToArray();
        worker.Results.Advance();
        logs.Add(new ReceivedLog(log, worker.ProcessId, payload, _refuse ??= Refuse), entry.Index);
        _logsWait = true;
    }

    private void AwaitLogs()
    {
        _logsWait = false;
        logs!.LetCatchUp();
        worker.ThrowIfFailed();
    }

    // On the logger's thread.
    private void Refuse(PayloadException e) => worker.Fail(new PoolProtocolException($"Worker {slot.Id} broke the protocol: it sent a log entry that cannot be read: {e.Message}", e));
}
