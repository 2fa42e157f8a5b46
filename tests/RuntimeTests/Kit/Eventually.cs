namespace PoolGen.RuntimeTests.Kit;

/// <summary>Waits for a condition, never for time.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    internal static void True(Func<bool> condition, string what) =>
        Assert.True(SpinWait.SpinUntil(condition, Deadline), $"It never came true: {what}");
}
