using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Telemetry;

/// <summary>The numbers add up: what was done is what statistics and meter say, whatever dies meanwhile.</summary>
[Watchdog]
[Trait("Category", "Slow")]
public sealed class NumbersTests
{
    private const int Items = 40_000;

    [Fact]
    public void A_hundred_thousand_items_are_counted_as_what_became_of_them()
    {
        string name = Guid.NewGuid().ToString();
        var done = new Dictionary<string, int> { ["ok"] = 0, ["error"] = 0, ["lost"] = 0 };
        using var readings = new MeterReadings(name);
        PoolStatistics statistics;
        using (var pool = new ProcessPool(new ProcessPoolOptions { Workers = 2, Name = name }))
        {
            AsyncResult<Outcome<int>[]> odd = pool.Work.FailIfOdd.MapOutcomesAsync(Enumerable.Range(0, Items));
            foreach (Outcome<int> outcome in pool.ProcessWork.KillSelfNowAndThen.MapOutcomes(Enumerable.Range(0, Items))) Note(outcome.Exception);
            foreach (Outcome<int> outcome in odd.Get()) Note(outcome.Exception);
            foreach (Outcome<int> outcome in pool.Work.FailIfOdd.ImapUnordered(Enumerable.Range(0, 20_000)).AsOutcomes()) Note(outcome.Exception);
            AsyncResult<int>[] calls = [.. Enumerable.Range(0, 500).Select(i => pool.ProcessWork.KillSelfIf.ApplyAsync(i, i == 250 ? i : -1))];
            foreach (AsyncResult<int> call in calls) Note(Record.Exception(() => call.Get()));
            Assert.Equal(100_500, done.Values.Sum());
            Assert.Equal(5, done["lost"]);
            statistics = pool.GetStatistics();
        }

        Assert.Equal((done["ok"], done["error"], done["lost"]), (statistics.Succeeded, statistics.Failed, statistics.Lost));
        Assert.Equal((done["error"], done["lost"]), (statistics.Tasks.Sum(static task => task.Failed), statistics.Tasks.Sum(static task => task.Lost)));
        Assert.Equal((0, 0, 0), (statistics.Cancelled, statistics.TimedOut, statistics.Terminated));
        Assert.All(done, count => Assert.Equal(count.Value, readings.Sum(PoolTelemetry.Tasks, "poolgen.outcome", count.Key)));
        Assert.Equal(100_500, readings.Sum(PoolTelemetry.Tasks));
        Assert.True(readings.Sum(PoolTelemetry.WorkerExits, "poolgen.reason", "died") == 5, $"{string.Join(", ", readings.Of(PoolTelemetry.WorkerExits).Select(reading => reading.Attributes["poolgen.reason"]))}\n{statistics}");
        Assert.Equal(readings.Sum(PoolTelemetry.WorkerStarts), readings.Sum(PoolTelemetry.WorkerExits));

        void Note(Exception? failure) => done[failure switch { null => "ok", WorkerLostException => "lost", _ => "error" }]++;
    }
}
