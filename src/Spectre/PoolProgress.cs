using Spectre.Console;

namespace PoolGen.Spectre;

/// <summary>
/// A progress bar for one map or stream: count, share, rate, elapsed and remaining time, failures. It goes to standard error. Where that is no terminal it is
/// a line every ten seconds, and a last one.
/// </summary>
/// <remarks>All members are safe for any thread. Bars that are there at the same time stand one below the other.</remarks>
/// <example><code>
/// using var bar = PoolProgress.Start("Rendering");
/// byte[][] rows = await pool.Work.Render.MapAsync(numbers, progress: bar);
/// </code></example>
public sealed class PoolProgress : IProgress<MapProgress>, IDisposable
{
    private readonly IProgressView? _view;
    private int _disposed;

    internal PoolProgress(IProgressView? view) => _view = view;

    /// <summary>Shows a bar, until it is disposed.</summary>
    /// <param name="title">What stands in front of it. Characters that are not printed are left out.</param>
    /// <param name="quiet">Whether nothing at all is written where standard error is no terminal.</param>
    public static PoolProgress Start(string title, bool quiet = false)
    {
        ArgumentNullException.ThrowIfNull(title);
        string printed = Printed.Of(title);
        IAnsiConsole console = ErrorConsole.Instance;
        if (console.Profile.Capabilities.Interactive && console.Profile.Out.IsTerminal) return new PoolProgress(SharedBars.Instance.Add(printed));
        return new PoolProgress(quiet ? null : new LinesView(printed, Console.Error, TimeProvider.System));
    }

    /// <summary>Shows how far it has come.</summary>
    /// <param name="value">The latest report of a map or stream.</param>
    public void Report(MapProgress value)
    {
        if (Volatile.Read(ref _disposed) == 0) _view?.Show(value);
    }

    /// <summary>Ends it: what was shown last stays.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0) _view?.End();
    }
}
