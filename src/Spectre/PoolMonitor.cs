using Spectre.Console;

namespace PoolGen.Spectre;

/// <summary>The workers of a pool as a live table, like <c>top</c>.</summary>
public static class PoolMonitor
{
    private static readonly TimeSpan LiveInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PlainInterval = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Shows what the workers do, on standard error, until it is cancelled. Where that is no terminal, the pool's statistics are written every ten seconds,
    /// and at the end.
    /// </summary>
    /// <param name="pool">The pool: one that has <see cref="IPoolInsights"/>.</param>
    /// <param name="cancellationToken">Ends it, without an exception.</param>
    /// <exception cref="ArgumentException">The pool does not tell its statistics.</exception>
    /// <exception cref="InvalidOperationException">A <see cref="PoolProgress"/> is shown: a terminal has one live display at a time.</exception>
    public static Task RunAsync(IPool pool, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pool);
        if (pool is not IPoolInsights insights) throw new ArgumentException($"A pool of the type {pool.GetType()} does not tell its statistics.", nameof(pool));
        IAnsiConsole console = ErrorConsole.Instance;
        return console.Profile.Capabilities.Interactive && console.Profile.Out.IsTerminal
            ? ShowAsync(console, pool.Name, insights.GetStatistics, cancellationToken)
            : WriteAsync(Console.Error, insights.GetStatistics, TimeProvider.System, cancellationToken);
    }

    internal static Task ShowAsync(IAnsiConsole console, string name, Func<PoolStatistics> look, CancellationToken cancellationToken)
    {
        WorkersTable table = new(name);
        return console.Live(table.Of(look())).AutoClear(false).StartAsync(async display =>
        {
            while (await WaitAsync(LiveInterval, TimeProvider.System, cancellationToken).ConfigureAwait(false)) display.UpdateTarget(table.Of(look()));
            display.UpdateTarget(table.Of(look()));
        });
    }

    internal static async Task WriteAsync(TextWriter output, Func<PoolStatistics> look, TimeProvider clock, CancellationToken cancellationToken)
    {
        while (await WaitAsync(PlainInterval, clock, cancellationToken).ConfigureAwait(false)) await output.WriteLineAsync(look().ToString()).ConfigureAwait(false);
        await output.WriteLineAsync(look().ToString()).ConfigureAwait(false);
    }

    // False once it is cancelled.
    private static async Task<bool> WaitAsync(TimeSpan time, TimeProvider clock, CancellationToken cancellationToken)
    {
        await Task.Delay(time, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !cancellationToken.IsCancellationRequested;
    }
}
