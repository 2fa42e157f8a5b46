namespace PoolGen.FaultTests.Kit;

/// <summary>A wall clock that somebody sets an hour back and forth all the time; its timestamps are the system's.</summary>
internal sealed class JumpingClock(int seed) : TimeProvider
{
    private readonly Random _random = new(seed);

    public override DateTimeOffset GetUtcNow()
    {
        lock (_random) return base.GetUtcNow() + TimeSpan.FromMinutes(_random.Next(-60, 61));
    }
}
