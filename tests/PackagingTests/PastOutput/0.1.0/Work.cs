// Frozen with release 0.1.0, like the generated files beside it: what that release emitted must go on working.
using PoolGen;

namespace Consumer;

/// <summary>An order, as users declare them.</summary>
public sealed record Order(int Number, List<Line> Lines)
{
    /// <summary>Who ordered.</summary>
    public string? Customer { get; init; }
}

/// <summary>One line of an order.</summary>
public readonly record struct Line(string Article, decimal Price, int Count);

/// <summary>The tasks' own failure.</summary>
public sealed class SoldOutException(string message) : Exception(message);

/// <summary>One task of each shape.</summary>
public static class Work
{
    /// <summary>Squares a number.</summary>
    [PoolTask]
    public static int Square(int x) => x * x;

    /// <summary>Waits for the other one: two meetings end only if two workers hold them at the same time.</summary>
    [PoolTask]
    public static int Meet(string name, string place)
    {
        File.WriteAllText(Path.Combine(place, name), "");
        return SpinWait.SpinUntil(() => Directory.GetFiles(place).Length == 2, TimeSpan.FromMinutes(1))
            ? Environment.ProcessId
            : throw new TimeoutException($"Nobody met {name}.");
    }

    /// <summary>Adds up an order.</summary>
    [PoolTask(Idempotent = true, MaxAttempts = 2, TimeoutMilliseconds = 60_000)]
    public static decimal Total(Order order, decimal factor = 1) => order.Lines.Sum(line => line.Price * line.Count) * factor;

    /// <summary>Fails.</summary>
    [PoolTask]
    public static Order Refuse(Order order) => throw new SoldOutException($"{order.Customer} is too late");

    /// <summary>Counts, says how far it is, and can be stopped.</summary>
    [PoolTask]
    public static async Task<int> Count(int to, IProgress<int> progress, CancellationToken token)
    {
        for (int i = 1; i <= to; i++)
        {
            progress.Report(i);
            await Task.Yield();
            token.ThrowIfCancellationRequested();
        }

        return to;
    }

    /// <summary>Returns nothing.</summary>
    [PoolTask]
    public static Task Nothing() => Task.CompletedTask;
}
