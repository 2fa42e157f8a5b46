using PoolGen;
using Spectre.Console;

namespace Mandelbrot;

/// <summary>Shows how far a map has come: a bar in a terminal, a line for each tenth elsewhere (a log, a file).</summary>
internal static class ProgressDisplay
{
    /// <summary>Waits for a map, which is started with the progress that it is to report to.</summary>
    internal static T[] Show<T>(string what, Func<IProgress<MapProgress>, AsyncResult<T[]>> start)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive || Console.IsOutputRedirected) return start(new Lines(what)).Get();
        return AnsiConsole.Progress().Start(context => start(new Bar(context.AddTask(what))).Get());
    }

    // The pool reports in order and one report at a time: neither of these needs a lock.
    private sealed class Bar(ProgressTask task) : IProgress<MapProgress>
    {
        public void Report(MapProgress value)
        {
            task.MaxValue = value.Total ?? value.Completed;
            task.Value = value.Completed;
        }
    }

    private sealed class Lines(string what) : IProgress<MapProgress>
    {
        private long _shown;

        public void Report(MapProgress value)
        {
            long tenth = value.Completed * 10 / Math.Max(1, value.Total ?? value.Completed);
            if (tenth == _shown) return;
            _shown = tenth;
            Console.WriteLine($"{what}: {tenth * 10} %");
        }
    }
}
