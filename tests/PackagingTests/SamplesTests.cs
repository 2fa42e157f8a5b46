using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using PoolGen.PackagingTests.Kit;

namespace PoolGen.PackagingTests;

/// <summary>The samples as they are built in this tree.</summary>
public sealed class SamplesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("poolgen-samples-").FullName;

    [Fact]
    public void QuickStart_shows_every_way_to_hand_in_work() => SampleChecks.QuickStart(Run("QuickStart"));

    [Fact]
    public void WordCount_counts_the_documentation_of_the_sdk() => SampleChecks.WordCount(Run("WordCount"));

    [Fact]
    public void WordCount_counts_the_words_of_a_folder()
    {
        for (int i = 0; i < 50; i++) File.WriteAllText(Path.Combine(_folder, $"{i}.txt"), "A rose is a rose, isn't it?");
        ProgramRun run = Run("WordCount", _folder).Succeeded().LeftNoWorkers();
        Assert.Contains("400 words, 6 different ones", run.Lines);
        Assert.Contains("100 rose", run.Lines);
        Assert.Contains("The same as one process counts.", run.Lines);
    }

    [Fact]
    public void Mandelbrot_draws_the_picture_that_one_process_draws()
    {
        string picture = Path.Combine(_folder, "picture.png");
        ProgramRun run = Run("Mandelbrot", "120", "80", picture).Succeeded().LeftNoWorkers();
        Assert.StartsWith("80 of 80 (100 %)", run.Value("rows:"), StringComparison.Ordinal);
        Assert.Matches(@"\d+ workers: .* times as fast", run.Output);
        Assert.Contains("The same picture as one process draws.", run.Lines);

        AssertPicture(picture, 120, 80);
    }

    [Fact]
    public void Mosaic_lays_the_stones_that_one_process_lays_and_copies_nothing()
    {
        string picture = Path.Combine(_folder, "picture.png");
        ProgramRun run = Run("Mosaic", "250", "130", picture).Succeeded().LeftNoWorkers();
        Assert.Equal("250 x 130 pixels: 97,500 bytes, and a table of 786,432", run.Lines[0]);
        Assert.Matches(@"^1 worker: \d", run.Lines[1]);
        Assert.EndsWith("times as fast as one worker", run.Lines[3], StringComparison.Ordinal);
        Assert.Equal("nothing", run.Value("copied of the picture and the table:"));

        // Eleven rows of stones: two handles and a number each.
        long sent = long.Parse(run.Value("sent in their place:").Split(' ')[0], NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
        Assert.InRange(sent, 11 * 86, 11 * 150);
        Assert.Equal("The same mosaic as this process lays.", run.Lines[^1]);
        AssertPicture(picture, 250, 130);
    }

    [Fact]
    public void Cluster_counts_the_words_of_a_folder_although_a_host_is_killed()
    {
        for (int i = 0; i < 50; i++) File.WriteAllText(Path.Combine(_folder, $"{i}.txt"), "A rose is a rose, isn't it?");
        ProgramRun run = Run("Cluster", _folder, "--kill").Succeeded().LeftNoWorkers();
        Assert.Contains("400 words, 6 different ones. The same as one process counts.", run.Lines);
        Assert.Contains("100 rose", run.Lines);
        Assert.Matches("host process [0-9]+ is killed", run.Output);
    }

    [Fact]
    public void MemoryPack_and_PoolGen_share_the_bookshop() => SampleChecks.MemoryPack(Run("MemoryPack"));

    [Fact]
    public void LogParser_reads_the_example_logs()
    {
        ProgramRun run = Run("LogParser").Succeeded().LeftNoWorkers();
        Assert.Contains("files: 100 %", run.Lines);
        Assert.Equal(["39960 requests, 800 of them failed, 40 lines are unreadable", "the slowest took 4000 ms: /search"], run.Lines[^2..]);
    }

    [Fact]
    public void LogParser_reads_the_other_logs_when_one_cannot_be_read()
    {
        File.WriteAllLines(Path.Combine(_folder, "good.log"), ["GET /cart 200 35ms", "GET /cart 500 7ms", "nonsense"]);
        File.CreateSymbolicLink(Path.Combine(_folder, "lost.log"), Path.Combine(_folder, "nowhere"));
        ProgramRun run = Run("LogParser", _folder).LeftNoWorkers();
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(run.Lines, line => line.StartsWith("lost.log was not read: ", StringComparison.Ordinal));
        Assert.Equal(["2 requests, 1 of them failed, 1 lines are unreadable", "the slowest took 35 ms: /cart"], run.Lines[^2..]);
    }

    [Fact]
    public void LookupTable_is_loaded_once_by_each_worker()
    {
        ProgramRun run = Run("LookupTable").Succeeded().LeftNoWorkers();
        Assert.Equal(
            [
                "10000 prices, 2999700000 in all",
                "tables loaded by each worker: 1",
                "entries in this process: 0",
                "KeyNotFoundException: There is no 'item-1'.",
            ],
            run.Lines);
    }

    [Fact]
    public void ParameterSearch_stops_early_though_workers_die() =>
        Assert.Equal(["stopped early", "found: x is near 1414, started 2 times"], Run("ParameterSearch").Succeeded().LeftNoWorkers().Lines);

    [Fact]
    public async Task WebApi_answers_on_after_a_request_that_crashed_its_worker()
    {
        using RunningProgram server = RunningProgram.Start(_folder, new Dictionary<string, string>(), "dotnet", Repository.SampleLibrary("WebApi"), "--urls", "http://127.0.0.1:0");
        using var client = new HttpClient { BaseAddress = new Uri(server.WaitForValue("Now listening on:")) };
        (HttpStatusCode Status, string Text) product = await Evaluate("(1+2)*3");
        (HttpStatusCode Status, string Text) mistake = await Evaluate("1+");
        (HttpStatusCode Status, string Text) crash = await Evaluate(new string('(', 200_000));
        (HttpStatusCode Status, string Text) next = await Evaluate("2*21");
        string health = await client.GetStringAsync("/health");
        ProgramRun run = server.Stop();

        Assert.Equal((HttpStatusCode.OK, "9"), product);
        Assert.Equal(HttpStatusCode.BadRequest, mistake.Status);
        Assert.Contains("The expression ends too early.", mistake.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, crash.Status);
        Assert.Contains("This expression ended its worker: stack overflow.", crash.Text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, "42"), next);
        Assert.Equal("healthy", health);
        run.LeftNoWorkers();

        async Task<(HttpStatusCode Status, string Text)> Evaluate(string expression)
        {
            using var content = new StringContent(expression);
            using HttpResponseMessage answer = await client.PostAsync(new Uri("/evaluate", UriKind.Relative), content);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }
    }

    private static void AssertPicture(string path, int width, int height)
    {
        byte[] png = File.ReadAllBytes(path);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        Assert.Equal(width, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
        Assert.Equal(height, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private ProgramRun Run(string sample, params string[] arguments) =>
        ProgramRun.Of(_folder, new Dictionary<string, string>(), "dotnet", [Repository.SampleLibrary(sample), .. arguments]);
}
