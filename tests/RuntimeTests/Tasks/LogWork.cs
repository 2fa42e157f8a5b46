using Microsoft.Extensions.Logging;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.RuntimeTests.Tasks;

/// <summary>Tasks that log.</summary>
public static class LogWork
{
    private static ILogger? _kept;

    private static ILogger Logger => TaskContext.Current!.Logger;

    [PoolTask]
    public static int Tell(int x)
    {
        Logger.LogInformation(new EventId(7, "Telling"), "Item {Item} of {Kind}", x, "seven");
        return x;
    }

    /// <summary>Items that log stand among those that do not: a run of results ends where one logs.</summary>
    [PoolTask]
    public static int TellIfOdd(int x)
    {
        if (x % 2 != 0) Logger.LogInformation("Item {Item}", x);
        return 3 * x;
    }

    [PoolTask]
    public static int TellIfOddByKept(int x)
    {
        _kept ??= Logger;
        if (x % 2 != 0) _kept.LogInformation("Item {Item}", x);
        return 3 * x;
    }

    [PoolTask]
    public static string TellAndFail(int x)
    {
        Logger.LogWarning("Item {Item}", x);
        throw new InvalidOperationException("failed after logging");
    }

    [PoolTask]
    public static void TellAllKinds() => Logger.LogInformation(
        "{Int} {Text} {Yes} {Id} {Day} {Moment} {Time} {Money} {Kind} {Many} {Nothing}",
        7, "seven", true, Guid.Empty, new DateOnly(2030, 1, 2), new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)), TimeSpan.FromSeconds(90), 1.25m, DayOfWeek.Friday,
        new[] { 1, 2 }, null);

    [PoolTask]
    public static void TellScopes()
    {
        using (Logger.BeginScope("Order {Order}", 12))
        using (Logger.BeginScope("plain"))
        {
            Logger.LogInformation("Inside");
        }

        Logger.LogInformation("Outside");
        Logger.BeginScope("Left {Left}", "open");
    }

    [PoolTask]
    public static void TellException(string kind)
    {
        try
        {
            if (kind == "known") throw new FormatException("not a number");
            throw new UnknownException(1, 2);
        }
        catch (Exception e)
        {
            Logger.LogError(e, "Failed");
        }
    }

    [PoolTask]
    public static async Task<int> TellFromThreads(int x)
    {
        ILogger logger = Logger;
        logger.LogInformation("Item {Item} begins", x);
        await Task.Yield();
        await Task.Run(() => logger.LogInformation("Item {Item} goes on", x));
        logger.LogInformation("Item {Item} ends", x);
        return x;
    }

    [PoolTask]
    public static int TellForAWhile(string gate, int x)
    {
        ILogger logger = Logger;
        var thread = new Thread(() =>
        {
            for (int i = 0; !File.Exists(gate); i++)
            {
                logger.LogInformation("Later {Number}", i);

                // About as fast as its logger.
                Thread.SpinWait(500);
            }

            logger.LogInformation("Last");
        });
        thread.Start();
        return x;
    }

    [PoolTask]
    public static int Flood(int first, int entries)
    {
        ILogger logger = Logger;
        for (int i = 0; i < entries; i++) logger.LogInformation("Entry {Number}", first + i);
        return entries;
    }

    [PoolTask]
    public static int FloodAndDie(int entries)
    {
        Flood(0, entries);
        Environment.FailFast("after logging");
        return 0;
    }

    [PoolTask]
    public static void TellMuch(int length) => Logger.LogInformation("{Text} and {Other}", new string('x', length), new string('y', length));

    [PoolTask]
    public static bool IsEnabled(int level) => Logger.IsEnabled((LogLevel)level);

    [PoolTask]
    public static void TellWhileStarting(string text) => Logger.LogInformation("Starting with {Text}", text);

    [PoolTask]
    public static int PassGateAndTell(string gate, int x)
    {
        Logger.LogInformation("Item {Item} waits", x);
        Gate.Pass(gate);
        return x;
    }
}
