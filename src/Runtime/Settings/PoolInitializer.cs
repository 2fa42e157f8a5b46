using PoolGen.CompilerServices;
using PoolGen.Serialization;
using PoolGen.Wire;
using PoolGen.Extensibility;

namespace PoolGen.Settings;

/// <summary>The task that each worker runs before its first item, encoded once for all workers.</summary>
/// <param name="Task">The task, for the checks and messages in this process.</param>
/// <param name="Definition">What a worker finds the task by.</param>
/// <param name="Arguments">Its arguments; large arrays among them are the caller's own.</param>
internal sealed record PoolInitializer(PoolTask Task, byte[] Definition, LargePayload Arguments)
{
    internal static PoolInitializer? Of(ProcessPoolOptions options) => options.Initializer is { } call
        ? new PoolInitializer(call.Task, TaskDefinition.Of(call.Task).ToBytes(), Encode(call, options.MaxPayloadBytes))
        : null;

    private static LargePayload Encode(PoolCall call, long maxPayloadBytes)
    {
        using var buffer = new PayloadBuffer { Limit = maxPayloadBytes, MayLend = true };
        try
        {
            var writer = new PayloadWriter(buffer);
            call.WriteArguments(ref writer);
            writer.Complete();
        }
        catch (Exception e)
        {
            string limit = e is PayloadTooLargeException
                ? $" ({nameof(ProcessPoolOptions.MaxPayloadBytes)} is {maxPayloadBytes:N0}, and no payload can be larger than 2 GiB)"
                : string.Empty;
            throw PayloadFailure.Of(e, $"The arguments of the initializer '{call.Task.Name}' could not be sent{limit}");
        }

        // The pool keeps it: not the room that the buffer had to spare.
        LargePayload payload = buffer.Parts;
        return new LargePayload(buffer.WrittenSpan.ToArray(), payload.Lent);
    }
}
