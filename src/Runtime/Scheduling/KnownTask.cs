namespace PoolGen.Scheduling;

/// <summary>A task as a pool's workers know it.</summary>
/// <param name="Handle">The small number in its frames.</param>
/// <param name="Definition">What a worker is told of it once.</param>
internal sealed record KnownTask(uint Handle, byte[] Definition);
