using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using PoolGen.RuntimeTests.Kit;
using PoolGen.Spectre;
using PoolGen.SpectreTests.Kit;

namespace PoolGen.SpectreTests;

/// <summary>The table of workers.</summary>
[Watchdog]
public sealed class MonitorTests
{
    [Fact]
    public async Task A_terminal_shows_each_worker_with_what_it_runs_and_cancelling_ends_it()
    {
        await using var pool = new ProcessPool(2);
        using var gate = new Gate();
        AsyncResult<bool> waiting = pool.Work.WaitAtGate.ApplyAsync(gate.Name);
        Terminal terminal = new();
        using var cancellation = new CancellationTokenSource();
        Task shown = PoolMonitor.ShowAsync(terminal.Console, pool.Name, pool.GetStatistics, cancellation.Token);
        Eventually.True(() => terminal.Text.Contains("Work.WaitAtGate", StringComparison.Ordinal), "the task is in the table");
        foreach (WorkerInfo worker in pool.Workers) Assert.Contains(worker.ProcessId.ToString(CultureInfo.InvariantCulture), terminal.Text, StringComparison.Ordinal);
        Assert.Contains("1 run", terminal.Text, StringComparison.Ordinal);
        gate.Open();
        await waiting;
        await cancellation.CancelAsync();
        await shown;
        Assert.Contains("0 run, 1 have ended", terminal.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Elsewhere_the_statistics_are_written_every_ten_seconds_and_at_the_end()
    {
        using var pool = new InProcessPool(1);
        FakeTimeProvider clock = new();
        StringWriter output = new();
        using var cancellation = new CancellationTokenSource();
        Task written = PoolMonitor.WriteAsync(output, pool.GetStatistics, clock, cancellation.Token);
        clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.Equal("", output.ToString());
        clock.Advance(TimeSpan.FromSeconds(0.1));
        Eventually.True(() => Tables(output) == 1, "the first table is written");
        await cancellation.CancelAsync();
        await written;
        Assert.Equal(2, Tables(output));
    }

    [Fact]
    public void A_pool_without_statistics_is_refused_by_its_type()
    {
        using var pool = new InProcessPool(1);
        ArgumentException refused = Assert.Throws<ArgumentException>(() => { _ = PoolMonitor.RunAsync(new BarePool(), CancellationToken.None); });
        Assert.Contains(nameof(BarePool), refused.Message, StringComparison.Ordinal);
    }

    private static int Tables(StringWriter output) => output.ToString().Split("up for", StringSplitOptions.None).Length - 1;
}
