using System.Reflection;
using System.Runtime.CompilerServices;
using PoolGen.CompilerServices;
using PoolGen.Engines;
using PoolGen.Serialization;

namespace PoolGen.Tasks;

/// <summary>Rebuilds the exception that a task threw in its worker. May run the user's constructors: never on a reader's thread.</summary>
internal static class RemoteFailure
{
    private static readonly ConditionalWeakTable<Assembly, ExceptionFactory> Factories = [];

    internal static Exception Read(PoolTask task, ReadOnlySpan<byte> payload, TaskOrigin origin)
    {
        Exception failure;
        try
        {
            var reader = new PayloadReader(payload);
            failure = ExceptionPayload.Read(ref reader, FactoryOf(task));
        }
        catch (PayloadException e)
        {
            failure = PayloadFailure.Of(e, $"The failure of the task '{task.Name}' could not be read");
        }

        failure.Data["PoolGen.Task"] = task.Name;
        failure.Data["PoolGen.WorkerId"] = origin.WorkerId;
        failure.Data["PoolGen.ProcessId"] = origin.ProcessId;
        return failure;
    }

    private static ExceptionFactory FactoryOf(PoolTask task) => Factories.GetValue(task.GetType().Assembly, static assembly =>
    {
        PoolTaskManifestAttribute? manifest = assembly.GetCustomAttribute<PoolTaskManifestAttribute>();
        return (typeName, message, inner) => manifest?.CreateException(typeName, message, inner);
    });
}
