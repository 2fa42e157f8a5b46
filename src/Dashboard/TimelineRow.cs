namespace PoolGen.Dashboard;

/// <summary>What one worker did. What cannot be told apart in a picture is told together: a row has no more parts than one of its width can show.</summary>
/// <param name="Worker">Its number.</param>
/// <param name="Bars">When it started or had items, the earliest first.</param>
/// <param name="Marks">When it ended, and when items failed.</param>
internal sealed record TimelineRow(int Worker, IReadOnlyList<TimelineBar> Bars, IReadOnlyList<TimelineMark> Marks)
{
    private const int Steps = 600;
    private const int MostCharacters = 200;

    internal static TimelineRow Of(int worker, IEnumerable<TimelineEvent> events, DateTimeOffset from, TimeSpan length, bool hidesMessages)
    {
        double step = length.TotalSeconds / Steps;
        List<TimelineBar> bars = [];
        List<TimelineMark> marks = [];
        foreach (TimelineEvent one in events.OrderBy(static one => one.At))
        {
            double start = Math.Round((one.At - from).TotalSeconds, 3), end = Math.Round((one.At + one.Duration - from).TotalSeconds, 3);
            if (start > length.TotalSeconds || end < 0) continue;
            if (one.Kind == TimelineEventKind.WorkerExit)
            {
                AddMark(new TimelineMark(start, "exit", WorkerView.Reason(one.Name, hidesMessages)));
                continue;
            }

            AddBar(new TimelineBar(Math.Max(0, start), end, one.Kind == TimelineEventKind.WorkerStart ? "start" : "work", Shown.Line(one.Name, MostCharacters), one.Count));
            if (one.Outcome is not ("" or "ok" or "cancelled")) AddMark(new TimelineMark(end, "failure", Shown.Line(one.Outcome, MostCharacters)));
        }

        return new TimelineRow(worker, bars, marks);

        void AddBar(TimelineBar bar)
        {
            bool isShort = bar.End - bar.Start < step;
            if (bars is [.., var last] && bar.Start - last.End < step && last.Kind == bar.Kind && (isShort || last.Name == bar.Name))
            {
                bars[^1] = last with { End = Math.Max(last.End, bar.End), Items = last.Items + bar.Items };
            }
            else if (bars.Count < 2 * Steps)
            {
                bars.Add(bar);
            }
        }

        void AddMark(TimelineMark mark)
        {
            if (marks.Count >= Steps || (marks.FindLast(other => other.Kind == mark.Kind) is { } last && mark.At - last.At < step)) return;
            marks.Add(mark);
        }
    }
}
