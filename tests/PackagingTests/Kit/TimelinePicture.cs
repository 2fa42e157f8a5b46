using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PoolGen.PackagingTests.Kit;

/// <summary>Draws a timeline: a row for each worker, and the queue below. The same file gives the same picture.</summary>
internal static class TimelinePicture
{
    private const int Width = 900;
    private const int Left = 80;
    private const int Right = Width - 20;
    private const int Top = 20;
    private const int RowHeight = 34;
    private const int QueueHeight = 60;
    private const int Marks = 5;
    private const string StartColour = "#b8b8b8";
    private const string DeathColour = "#c0392b";

    private static readonly string[] ItemColours = ["#2f6fb2", "#6fa8dc"];

    internal static string Draw(JsonElement timeline)
    {
        JsonElement[] events = [.. timeline.GetProperty("traceEvents").EnumerateArray()];
        (int Track, string Name)[] workers =
        [
            .. events.Where(static one => Text(one, "name") == "thread_name")
                .Select(static one => (one.GetProperty("tid").GetInt32(), Text(one.GetProperty("args"), "name")))
                .Where(static one => one.Item2.StartsWith("worker ", StringComparison.Ordinal))
                .OrderBy(static one => one.Item1),
        ];
        double end = events.Where(static one => Text(one, "ph") == "X").Max(static one => Number(one, "ts") + Number(one, "dur"));
        int bottom = Top + (workers.Length * RowHeight) + QueueHeight + 16;
        var svg = new StringBuilder();
        Add(svg, $"""<svg xmlns="http://www.w3.org/2000/svg" width="{Width}" height="{bottom + 30}" viewBox="0 0 {Width} {bottom + 30}" font-family="sans-serif" font-size="12">""");
        Add(svg, $"""<rect width="{Width}" height="{bottom + 30}" fill="#ffffff"/>""");
        for (int mark = 0; mark <= Marks; mark++)
        {
            double x = X(end * mark / Marks);
            Add(svg, $"""<line x1="{x:F1}" y1="{Top - 6}" x2="{x:F1}" y2="{bottom}" stroke="#dddddd"/>""");
            Add(svg, $"""<text x="{x:F1}" y="{bottom + 18}" text-anchor="middle">{end * mark / Marks / 1000:F0} ms</text>""");
        }

        for (int row = 0; row < workers.Length; row++) DrawWorker(svg, workers[row].Name, Top + (row * RowHeight), events.Where(one => one.GetProperty("tid").GetInt32() == workers[row].Track));
        DrawQueue(svg, bottom, [.. events.Where(static one => Text(one, "ph") == "C")]);
        return svg.Append("</svg>\n").ToString();

        double X(double time) => Left + ((Right - Left) * time / end);

        void DrawWorker(StringBuilder svg, string name, int y, IEnumerable<JsonElement> track)
        {
            Add(svg, $"""<text x="{Left - 8}" y="{y + 17}" text-anchor="end">{name}</text>""");
            int item = 0;
            foreach (JsonElement one in track.OrderBy(static one => Number(one, "ts")))
            {
                double x = X(Number(one, "ts"));
                if (Text(one, "ph") == "i") Add(svg, $"""<line x1="{x:F1}" y1="{y - 2}" x2="{x:F1}" y2="{y + 26}" stroke="{DeathColour}" stroke-width="2"/>""");
                if (Text(one, "ph") != "X") continue;
                string colour = Text(one, "name") == "start" ? StartColour : ItemColours[item++ % ItemColours.Length];
                Add(svg, $"""<rect x="{x:F1}" y="{y}" width="{Math.Max(0.4, X(Number(one, "dur")) - Left):F1}" height="24" fill="{colour}"/>""");
            }
        }

        void DrawQueue(StringBuilder svg, int y, JsonElement[] counts)
        {
            double most = Math.Max(1, counts.Select(Value).DefaultIfEmpty().Max());
            Add(svg, $"""<text x="{Left - 8}" y="{y - (QueueHeight / 2) + 4}" text-anchor="end">queue</text>""");
            var line = new StringBuilder();
            double last = y;
            foreach (JsonElement count in counts.OrderBy(static one => Number(one, "ts")))
            {
                double next = y - (QueueHeight * Value(count) / most);
                line.Append(CultureInfo.InvariantCulture, $"{X(Number(count, "ts")):F1},{last:F1} {X(Number(count, "ts")):F1},{next:F1} ");
                last = next;
            }

            Add(svg, $"""<polyline fill="none" stroke="#e08e0b" stroke-width="1.5" points="{line.ToString().TrimEnd()}"/>""");
        }
    }

    private static double Value(JsonElement counter) => counter.GetProperty("args").EnumerateObject().First().Value.GetDouble();

    private static string Text(JsonElement one, string name) => one.GetProperty(name).GetString()!;

    private static double Number(JsonElement one, string name) => one.GetProperty(name).GetDouble();

    private static void Add(StringBuilder svg, FormattableString line) => svg.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
