using System.Globalization;

namespace PoolGen.Spectre;

/// <summary>Progress where there is no terminal: a line every ten seconds at most, and one at the end.</summary>
/// <param name="title">What stands in front of each line.</param>
/// <param name="output">Where the lines go.</param>
/// <param name="clock">The time.</param>
internal sealed class LinesView(string title, TextWriter output, TimeProvider clock) : IProgressView
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly long _started = clock.GetTimestamp();
    private TimeSpan _written;
    private MapProgress _latest;

    public void Show(MapProgress progress)
    {
        lock (_gate)
        {
            _latest = progress;
            TimeSpan elapsed = clock.GetElapsedTime(_started);
            if (elapsed - _written < Interval) return;
            _written = elapsed;
            output.WriteLine(Line(elapsed, isLast: false));
        }
    }

    public void End()
    {
        lock (_gate) output.WriteLine(Line(clock.GetElapsedTime(_started), isLast: true));
    }

    private string Line(TimeSpan elapsed, bool isLast)
    {
        (long completed, long? total) = _latest;
        string line = string.Create(CultureInfo.InvariantCulture, $"{title}: {completed:N0}");
        if (total is { } all) line += string.Create(CultureInfo.InvariantCulture, $" of {all:N0} ({ProgressNumbers.Share(completed, all):P0})");
        if (ProgressNumbers.Rate(completed, elapsed) is { } rate) line += ", " + rate;
        line += ", " + ProgressNumbers.Time(elapsed);
        if (!isLast && ProgressNumbers.Remaining(completed, total, elapsed) is { } remaining) line += ", " + ProgressNumbers.Time(remaining) + " left";
        return _latest.Failed == 0 ? line : line + string.Create(CultureInfo.InvariantCulture, $", {_latest.Failed:N0} failed");
    }
}
