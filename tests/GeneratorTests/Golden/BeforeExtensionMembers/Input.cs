public static class Work
{
    [PoolTask] public static Task Ping() => Task.CompletedTask;
}
