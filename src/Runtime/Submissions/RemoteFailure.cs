using PoolGen.CompilerServices;
using PoolGen.Extensibility;
using PoolGen.Serialization;

namespace PoolGen.Submissions;

/// <summary>Rebuilds the exception that a task threw in its worker. May run the user's constructors: never on a reader's thread.</summary>
internal static class RemoteFailure
{
    internal static Exception Read(PoolTask task, ReadOnlySpan<byte> payload, TaskOrigin origin)
    {
        Exception failure;
        try
        {
            var reader = new PayloadReader(payload);
            failure = ExceptionPayload.Read(ref reader, new ExceptionRebuilder(task.GetType().Assembly).Create);
        }
        catch (PayloadException e)
        {
            failure = PayloadFailure.Of(e, $"The failure of the task '{task.Name}' could not be read");
        }

        failure.Data["PoolGen.Task"] = task.Name;
        failure.Data["PoolGen.WorkerId"] = origin.WorkerId;
        failure.Data["PoolGen.ProcessId"] = origin.ProcessId;
        if (origin.HostName is { } host) failure.Data["PoolGen.HostName"] = host;
        return failure;
    }
}
