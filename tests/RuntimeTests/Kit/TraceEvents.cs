using System.Text.Json;

namespace PoolGen.RuntimeTests.Kit;

/// <summary>A file of Chrome trace events, read and checked by the format's rules.</summary>
internal sealed class TraceEvents
{
    internal TraceEvents(string path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        All = [.. document.RootElement.GetProperty("traceEvents").EnumerateArray().Select(static one => one.Clone())];
        Assert.All(All, Check);
        foreach (IGrouping<(int, int), JsonElement> track in Slices.GroupBy(TrackOf)) CheckNesting(track);
        Dictionary<long, double> begins = Of("s").ToDictionary(static one => one.GetProperty("id").GetInt64(), Time);
        Dictionary<long, double> ends = Of("f").ToDictionary(static one => one.GetProperty("id").GetInt64(), Time);
        Assert.Equal(begins.Keys.Order(), ends.Keys.Order());
        Assert.All(begins, arrow => Assert.True(arrow.Value <= ends[arrow.Key], $"arrow {arrow.Key} goes back in time"));
        Assert.All(Of("s").Concat(Of("f")), arrow => Assert.Contains(Slices, slice => TrackOf(slice) == TrackOf(arrow) && Time(slice) <= Time(arrow) && Time(arrow) <= Time(slice) + Duration(slice) + 0.002));
    }

    internal JsonElement[] All { get; }

    internal IEnumerable<JsonElement> Slices => Of("X");

    internal IEnumerable<JsonElement> Of(string phase) => All.Where(one => one.GetProperty("ph").GetString() == phase);

    internal static string Name(JsonElement one) => one.GetProperty("name").GetString()!;

    internal static double Time(JsonElement one) => one.GetProperty("ts").GetDouble();

    internal static double Duration(JsonElement one) => one.GetProperty("dur").GetDouble();

    internal static string Category(JsonElement one) => one.GetProperty("cat").GetString()!;

    internal static long Argument(JsonElement one, string name) => one.GetProperty("args").GetProperty(name).GetInt64();

    private static (int Process, int Track) TrackOf(JsonElement one) => (one.GetProperty("pid").GetInt32(), one.GetProperty("tid").GetInt32());

    private static void Check(JsonElement one)
    {
        Assert.NotEmpty(Name(one));
        Assert.Equal(Environment.ProcessId, TrackOf(one).Process);
        Assert.True(Time(one) >= 0);
        switch (one.GetProperty("ph").GetString())
        {
            case "X":
                Assert.True(Duration(one) >= 0 && Category(one).Length > 0);
                break;
            case "i":
                Assert.Equal("t", one.GetProperty("s").GetString());
                break;
            case "C":
                Assert.All(one.GetProperty("args").EnumerateObject(), static value => Assert.Equal(JsonValueKind.Number, value.Value.ValueKind));
                break;
            case "M":
                Assert.Contains(Name(one), (string[])["process_name", "thread_name"]);
                Assert.NotEmpty(one.GetProperty("args").GetProperty("name").GetString()!);
                break;
            case "s":
            case "f":
                Assert.NotEmpty(Category(one));
                break;
            default:
                Assert.Fail($"An event of the phase {one.GetProperty("ph")}: {one}");
                break;
        }
    }

    // Slices of one track follow each other: what overlaps, viewers show wrong. To a thousandth of a microsecond, to which times are rounded.
    private static void CheckNesting(IEnumerable<JsonElement> track)
    {
        double end = 0;
        foreach (JsonElement slice in track.OrderBy(Time).ThenBy(Duration))
        {
            Assert.True(Time(slice) >= end - 0.002, $"{slice} begins before {end}");
            end = Math.Max(end, Time(slice) + Duration(slice));
        }
    }
}
