using PoolGen;

namespace LogParser;

/// <summary>Shows how far a map has come: a bar in a terminal, a line for each quarter elsewhere (a log, a file).</summary>
/// <param name="what">What is counted.</param>
internal sealed class ProgressBar(string what) : IProgress<MapProgress>
{
    private const int Width = 40;

    private long _shown = -1;

    /// <summary>Draws it anew. The pool makes one report at a time, so this needs no lock.</summary>
    public void Report(MapProgress value)
    {
        // The length of an array is known, so the total is there.
        long total = value.Total ?? value.Completed;
        if (Console.IsOutputRedirected) ShowQuarter(value.Completed, total);
        else Console.Write($"\r{what} [{new string('#', Filled(value.Completed, total)).PadRight(Width)}] {value.Completed}/{total}{(value.Completed == total ? "\n" : "")}");
    }

    private static int Filled(long completed, long total) => total == 0 ? Width : (int)(completed * Width / total);

    private void ShowQuarter(long completed, long total)
    {
        long quarter = total == 0 ? 4 : completed * 4 / total;
        if (quarter == _shown) return;
        _shown = quarter;
        Console.WriteLine($"{what}: {quarter * 25} %");
    }
}
