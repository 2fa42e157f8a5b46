public static class Work
{
    [PoolTask] public static Task Ping() => Task.CompletedTask;

    /// <summary>Scales a value.</summary>
    [PoolTask] public static ValueTask<string> Scale(double value, double factor = 2, string? unit = null) => new($"{value * factor}{unit}");
}
