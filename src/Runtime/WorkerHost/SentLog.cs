namespace PoolGen.WorkerHost;

/// <summary>A log entry that waits for room in the result ring.</summary>
/// <param name="Handle">The task's handle.</param>
/// <param name="Payload">The encoded entry.</param>
internal sealed record SentLog(uint Handle, byte[] Payload);
