using System.Text.Json;
using PoolGen.PackagingTests.Kit;

namespace PoolGen.PackagingTests;

/// <summary>A timeline of WordCount keeps the rules of the viewers' format, and the guide's picture is drawn from one.</summary>
public sealed class TimelineTests : IDisposable
{
    private const string Picture = "docs/guide/timeline.svg";
    private const string Recorded = "tests/data/word-count-timeline.json";

    private readonly string _folder = Directory.CreateTempSubdirectory("poolgen-timeline-").FullName;

    [Fact]
    public void The_timeline_of_WordCount_keeps_the_rules_of_the_trace_viewers()
    {
        string texts = Directory.CreateDirectory(Path.Combine(_folder, "texts")).FullName;
        for (int i = 0; i < 50; i++) File.WriteAllText(Path.Combine(texts, $"{i}.txt"), "A rose is a rose, isn't it?");
        string file = Path.Combine(_folder, "run.json");
        ProgramRun.Of(_folder, new Dictionary<string, string>(), "dotnet", Repository.SampleLibrary("WordCount"), texts, file).Succeeded().LeftNoWorkers();
        JsonElement timeline = Read(file);
        Assert.Empty(TraceSchema.Breaches(timeline));
        Assert.Equal(50, timeline.GetProperty("traceEvents").EnumerateArray().Count(static one => one.GetProperty("ph").GetString() == "X" && one.GetProperty("name").GetString() == "Work.CountWords"));
        Assert.Contains("worker 0", TimelinePicture.Draw(timeline), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "traceEvents": [] }""")]
    [InlineData("""{ "traceEvents": [{ "name": "a", "ph": "X", "ts": 1, "pid": 1, "tid": 1 }] }""")]
    [InlineData("""{ "traceEvents": [{ "name": "a", "ph": "X", "ts": 1, "dur": -1, "pid": 1, "tid": 1 }] }""")]
    [InlineData("""{ "traceEvents": [{ "name": "a", "ph": "?", "ts": 1, "pid": 1, "tid": 1 }] }""")]
    [InlineData("""{ "traceEvents": [{ "name": "a", "ph": "C", "ts": 1, "pid": 1, "tid": 1, "args": { "items": "7" } }] }""")]
    [InlineData("""{ "traceEvents": [{ "name": "a", "ph": "s", "ts": 1, "pid": 1, "tid": 1, "cat": "call" }] }""")]
    [InlineData("""{ "traceEvents": [{ "name": "a", "ph": "M", "ts": 1, "pid": 1, "tid": 1, "args": { "name": "b" } }] }""")]
    public void What_breaks_the_rules_is_found(string broken)
    {
        using JsonDocument document = JsonDocument.Parse(broken);
        Assert.NotEmpty(TraceSchema.Breaches(document.RootElement));
    }

    /// <summary>The recorded file: `dotnet samples/WordCount ... folder tests/data/word-count-timeline.json`. POOLGEN_UPDATE=1 draws the picture again.</summary>
    [Fact]
    public void The_picture_in_the_guide_is_that_of_the_recorded_timeline()
    {
        JsonElement timeline = Read(Path.Combine(Repository.Root, Recorded));
        Assert.Empty(TraceSchema.Breaches(timeline));
        string path = Path.Combine(Repository.Root, Picture);
        string drawn = TimelinePicture.Draw(timeline);
        if (Environment.GetEnvironmentVariable("POOLGEN_UPDATE") == "1") File.WriteAllText(path, drawn);
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), drawn);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static JsonElement Read(string file)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
        return document.RootElement.Clone();
    }
}
