using PoolGen.Serialization;

namespace PoolGen.Telemetry;

/// <summary>What is told of a failure. Runs no code of the user's: an exception of the user's is known by what it said.</summary>
internal static class FailureReading
{
    internal static PoolFailure Read(FailureNote note)
    {
        Exception failure = note.Failure ?? Decode(note.Encoded!);
        var remote = failure as RemoteTaskException;
        var lost = failure as WorkerLostException;
        return new PoolFailure
        {
            At = note.At,
            Task = note.Task,
            Index = note.Index,
            WorkerId = lost?.WorkerId ?? note.WorkerId,
            ProcessId = lost?.ProcessId ?? note.ProcessId,
            Type = remote?.RemoteTypeName is { Length: > 0 } name ? name : failure.GetType().FullName ?? failure.GetType().Name,
            Message = remote is null ? failure.Message : WithoutType(remote),
            StackTrace = remote?.RemoteStackTrace ?? failure.StackTrace ?? string.Empty,
            StandardError = lost?.StandardError ?? string.Empty,
        };
    }

    // Its message begins with the name of the type that could not be rebuilt.
    private static string WithoutType(RemoteTaskException failure)
    {
        string head = $"{failure.RemoteTypeName}: ";
        return failure.Message.StartsWith(head, StringComparison.Ordinal) ? failure.Message[head.Length..] : failure.Message;
    }

    private static Exception Decode(byte[] encoded)
    {
        try
        {
            var reader = new PayloadReader(encoded);
            return ExceptionPayload.Read(ref reader, null);
        }
        catch (PayloadException e)
        {
            return e;
        }
    }
}
