using Microsoft.Extensions.Time.Testing;
using PoolGen.RuntimeTests.Kit;
using PoolGen.Spectre;

namespace PoolGen.SpectreTests;

/// <summary>Progress where standard error is no terminal.</summary>
[Watchdog]
public sealed class LinesTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly StringWriter _output = new();

    [Fact]
    public void A_line_comes_every_ten_seconds_at_most_and_one_at_the_end()
    {
        using (PoolProgress bar = new(new LinesView("Rendering", _output, _clock)))
        {
            bar.Report(new MapProgress(0, 4000));
            After(9.5, bar, new MapProgress(400, 4000));
            Assert.Equal("", _output.ToString());
            After(0.5, bar, new MapProgress(1200, 4000));
            After(5, bar, new MapProgress(2000, 4000));
            After(5, bar, new MapProgress(3000, 4000) { Failed = 2 });
            After(4, bar, new MapProgress(4000, 4000) { Failed = 2 });
        }

        Assert.Equal(
            [
                "Rendering: 1,200 of 4,000 (30 %), 120/s, 00:00:10, 00:00:23 left",
                "Rendering: 3,000 of 4,000 (75 %), 150/s, 00:00:20, 00:00:06 left, 2 failed",
                "Rendering: 4,000 of 4,000 (100 %), 167/s, 00:00:24, 2 failed",
            ],
            Lines());
    }

    [Fact]
    public void Without_a_total_a_line_says_how_many_there_are()
    {
        using (PoolProgress bar = new(new LinesView("Counting", _output, _clock))) After(20, bar, new MapProgress(5, null));
        Assert.Equal(["Counting: 5, 0.2/s, 00:00:20", "Counting: 5, 0.2/s, 00:00:20"], Lines());
    }

    [Fact]
    public void Nothing_is_written_after_the_end_and_the_end_is_written_once()
    {
        PoolProgress bar = new(new LinesView("Done", _output, _clock));
        bar.Dispose();
        bar.Dispose();
        After(60, bar, new MapProgress(5, 5));
        Assert.Equal(["Done: 0, 00:00:00"], Lines());
    }

    [Fact]
    public void A_map_tells_it_how_far_it_is()
    {
        using var pool = new InProcessPool(2);
        using (PoolProgress bar = new(new LinesView("Map", _output, _clock))) pool.Work.FailIfOdd.MapOutcomes([2, 1, 4], progress: bar);
        Assert.Equal(["Map: 3 of 3 (100 %), 00:00:00, 1 failed"], Lines());
    }

    private void After(double seconds, PoolProgress bar, MapProgress progress)
    {
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        bar.Report(progress);
    }

    private string[] Lines() => _output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
}
