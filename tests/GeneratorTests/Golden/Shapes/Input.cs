namespace QuickStart;

/// <summary>What the tour sends to workers.</summary>
public static class Work
{
    /// <summary>Squares a number.</summary>
    /// <param name="x">The number.</param>
    /// <returns>Its square.</returns>
    [PoolTask]
    public static int Square(int x) => x * x;

    /// <summary>Adds two numbers.</summary>
    [PoolTask]
    public static int Add(int a, int b) => a + b;

    /// <summary>The id of the process that runs this.</summary>
    [PoolTask]
    public static int WhoAmI() => Environment.ProcessId;

    /// <summary>Fails for odd numbers.</summary>
    [PoolTask]
    public static string Picky(int number) => number % 2 == 0 ? "even" : throw new ArgumentException("odd", nameof(number));

    /// <summary>Takes its time, and says how far it is.</summary>
    /// <param name="steps">How many steps it takes.</param>
    /// <param name="progress">Told after each step, from 0 to 1.</param>
    /// <param name="token">Ends it early.</param>
    [PoolTask(Idempotent = true, TimeoutMilliseconds = 5000)]
    public static async Task<double[]> Crunch(int steps, IProgress<double> progress, CancellationToken token)
    {
        await Task.Delay(steps, token);
        progress.Report(1);
        return [];
    }

    /// <summary>Prepares a worker.</summary>
    [PoolTask]
    public static void Setup(string connection) => Console.WriteLine(connection);
}
