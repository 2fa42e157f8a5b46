using PoolGen.Telemetry;

namespace PoolGen.RuntimeTests.Telemetry;

/// <summary>The limit of a timeline's events.</summary>
public sealed class EventsPerSecondTests
{
    [Fact]
    public void Each_second_has_its_own_room()
    {
        var seconds = new EventsPerSecond();
        Assert.True(seconds.TryAdd(5, 3, 4));
        Assert.False(seconds.TryAdd(5, 2, 4));
        Assert.True(seconds.TryAdd(6, 4, 4));
        Assert.True(seconds.TryAdd(5, 1, 4));
        Assert.False(seconds.TryAdd(5, 1, 4));
        Assert.True(seconds.TryAdd(5, 1, 5));
        Assert.True(seconds.TryAdd(69, 4, 4));
    }
}
