namespace PoolGen.FaultTests.Kit;

/// <summary>Does several things at the same time, each on a thread of its own; a failure of one is the test's.</summary>
internal static class Together
{
    internal static void Run(IEnumerable<Action> actions) => Task.WaitAll([.. actions.Select(Start)]);

    internal static Task Start(Action action) =>
        Task.Factory.StartNew(action, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
