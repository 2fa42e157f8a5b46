namespace PoolGen.Wire;

/// <summary>What a side waits for while it sleeps, so that the other one rings only when it must.</summary>
internal static class SleepState
{
    internal const int Awake = 0;

    /// <summary>Wake for anything: a task to claim, a result to take.</summary>
    internal const int Anything = 1;

    /// <summary>The parent: wake for the end of a chunk or a failure; tiny results may wait until the sleeper's own time-out.</summary>
    internal const int ChunkEnd = 2;

    /// <summary>The parent: wake for the end of the frame at <see cref="RegionLayout.WakeAt"/> or one behind it, or when nothing is left to claim.</summary>
    internal const int Batch = 3;

    /// <summary>The worker: wake when there is room in the result ring.</summary>
    internal const int Room = 2;
}
