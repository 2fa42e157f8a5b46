using System.Globalization;
using System.Text.RegularExpressions;
using PoolGen;

namespace LogParser;

/// <summary>What runs in the workers.</summary>
public static partial class Work
{
    /// <summary>Reads one file of lines such as <c>GET /cart 200 35ms</c>.</summary>
    /// <param name="path">The file. Only its name travels to the worker, which reads the text itself.</param>
    [PoolTask]
    public static LogSummary Summarize(string path)
    {
        LogSummary summary = LogSummary.Empty;
        foreach (string line in File.ReadLines(path)) summary = summary.Plus(Read(line));
        return summary;
    }

    private static LogSummary Read(string line)
    {
        Match request = Request().Match(line);
        if (!request.Success) return LogSummary.Empty with { Unreadable = 1 };
        int status = int.Parse(request.Groups["status"].ValueSpan, CultureInfo.InvariantCulture);
        int milliseconds = int.Parse(request.Groups["time"].ValueSpan, CultureInfo.InvariantCulture);
        return new LogSummary(1, status >= 500 ? 1 : 0, 0, milliseconds, request.Groups["path"].Value);
    }

    [GeneratedRegex(@"^[A-Z]+ (?<path>\S+) (?<status>\d{3}) (?<time>\d{1,9})ms$")]
    private static partial Regex Request();
}
