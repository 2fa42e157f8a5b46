namespace PoolGen.Logs;

/// <summary>A log entry as a worker sent it.</summary>
/// <param name="Log">The category.</param>
/// <param name="ProcessId">The worker's process.</param>
/// <param name="Payload">The encoded entry.</param>
/// <param name="Refuse">Called when it is none: what it is not.</param>
internal sealed record ReceivedLog(TaskLog Log, int ProcessId, byte[] Payload, Action<PayloadException> Refuse);
