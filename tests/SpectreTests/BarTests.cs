using PoolGen.RuntimeTests.Kit;
using PoolGen.Spectre;
using PoolGen.SpectreTests.Kit;

namespace PoolGen.SpectreTests;

/// <summary>Progress on a terminal.</summary>
[Watchdog]
public sealed class BarTests
{
    private readonly Terminal _terminal = new();
    private readonly SharedBars _bars;

    public BarTests() => _bars = new SharedBars(_terminal.Console);

    [Fact]
    public void A_bar_shows_title_share_count_and_failures_of_a_map()
    {
        using var pool = new InProcessPool(2);
        using (PoolProgress bar = new(_bars.Add("Rendering"))) pool.Work.FailIfOdd.MapOutcomes([2, 1, 4, 3, 6], progress: bar);
        string last = LastLineWith("Rendering");
        foreach (string part in (string[])["100 %", "5/5", "2 failed"]) Assert.Contains(part, last, StringComparison.Ordinal);
    }

    [Fact]
    public void Bars_that_are_there_at_the_same_time_stand_one_below_the_other()
    {
        using (PoolProgress first = new(_bars.Add("First")))
        {
            first.Report(new MapProgress(1, 2));
            using PoolProgress second = new(_bars.Add("Second"));
            second.Report(new MapProgress(30, 40));
        }

        Assert.Contains("1/2", LastLineWith("First"), StringComparison.Ordinal);
        Assert.Contains("30/40", LastLineWith("Second"), StringComparison.Ordinal);
        using (PoolProgress next = new(_bars.Add("Next"))) next.Report(new MapProgress(7, 7));
        Assert.Contains("7/7", LastLineWith("Next"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_title_is_no_markup()
    {
        using (PoolProgress bar = new(_bars.Add("[red]x[/] [1]"))) bar.Report(new MapProgress(1, 1));
        Assert.Contains("1/1", LastLineWith("[red]x[/] [1]"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_map_of_nothing_shows_100_percent()
    {
        using var pool = new InProcessPool(1);
        using (PoolProgress bar = new(_bars.Add("Nothing"))) pool.Work.FailIfOdd.Map([], progress: bar);
        Assert.Contains("100 %", LastLineWith("Nothing"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bar_without_a_total_shows_the_count_alone()
    {
        using (PoolProgress bar = new(_bars.Add("Stream"))) bar.Report(new MapProgress(12, null));
        string last = LastLineWith("Stream");
        Assert.Contains("12", last, StringComparison.Ordinal);
        Assert.DoesNotContain("%", last, StringComparison.Ordinal);
    }

    private string LastLineWith(string title) => _terminal.Text.Split('\n').Last(line => line.Contains(title, StringComparison.Ordinal));
}
