using PoolGen;

namespace Guide.Cancelling;

public static class Work
{
    // snippet: cancel-tasks
    // Listens to its token, and ends when it fires.
    [PoolTask]
    public static async Task<string> Brew(TimeSpan time, CancellationToken cancellationToken)
    {
        await Task.Delay(time, cancellationToken);
        return "tea";
    }

    // Does not know that it should stop. Only the end of its process ends it.
    [PoolTask]
    public static void Spin()
    {
        while (true) Thread.SpinWait(1_000);
    }
    // end snippet

    // snippet: cancel-attribute
    [PoolTask(TimeoutMilliseconds = 200)]
    public static void SpinBriefly()
    {
        while (true) Thread.SpinWait(1_000);
    }
    // end snippet

    // snippet: cancel-idempotent
    // Changes nothing outside, so it may run again after its worker has died.
    [PoolTask(Idempotent = true, MaxAttempts = 3)]
    public static string Convert(string name)
    {
        if (TaskContext.Current!.Attempt == 1) Environment.Exit(1); // Stands for a crash.
        return $"{name} was converted in attempt {TaskContext.Current.Attempt}";
    }
    // end snippet

    [PoolTask]
    public static string Download(string file) => file.Length > 0 && File.Exists(file)
        ? File.ReadAllText(file)
        : throw new FileNotFoundException("The file is not there.");
}
