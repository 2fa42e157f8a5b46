using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace PoolGen.Benchmarks.Dashboard;

/// <summary>P2 in turns, with and without a reader of the dashboard, on the same pool.</summary>
internal static class PairedRun
{
    private const int Workers = 2;
    private const int Flood = 1_000_000;

    // The dashboard goes on looking for ten seconds.
    private static readonly TimeSpan UntilNobodyLooks = TimeSpan.FromSeconds(12);

    public static async Task<List<Pair>> MeasureAsync(int pairs, int tasks)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using WebApplication app = builder.Build();
        app.MapPoolDashboard("/pools");
        await app.StartAsync();
        var page = new Uri(app.Urls.Single() + "/pools/");

        using var pool = new ProcessPool(Workers);
        await RateAsync(pool, tasks);
        await using (PageReader reader = await PageReader.OpenAsync(page)) await RateAsync(pool, tasks);
        List<Pair> measured = [];
        for (int i = 0; i < pairs; i++)
        {
            // Whoever comes second finds the machine as the first has left it: they change places.
            Pair pair;
            if (i % 2 == 0)
            {
                double alone = await AloneAsync(pool, tasks);
                pair = new Pair(alone, await ReadAsync(pool, page, tasks));
            }
            else
            {
                double read = await ReadAsync(pool, page, tasks);
                pair = new Pair(await AloneAsync(pool, tasks), read);
            }

            Console.WriteLine($"{i + 1}/{pairs}  nobody reads {pair.Alone:N0} k/s  page open {pair.Read:N0} k/s  {pair.Ratio:0.000}");
            measured.Add(pair);
        }

        await app.StopAsync();
        return measured;
    }

    private static async Task<double> AloneAsync(ProcessPool pool, int tasks)
    {
        await Task.Delay(UntilNobodyLooks);
        return await RateAsync(pool, tasks);
    }

    private static async Task<double> ReadAsync(ProcessPool pool, Uri page, int tasks)
    {
        await using PageReader reader = await PageReader.OpenAsync(page);
        await Task.Delay(UntilNobodyLooks);
        int before = reader.Events;
        double rate = await RateAsync(pool, tasks);
        return reader.Events > before || tasks < Flood ? rate : throw new InvalidOperationException("The reader has heard nothing.");
    }

    private static async Task<double> RateAsync(ProcessPool pool, int tasks)
    {
        GC.Collect();
        long start = Stopwatch.GetTimestamp();
        for (int done = 0; done < tasks; done += Flood)
        {
            int some = Math.Min(Flood, tasks - done);
            var results = new AsyncResult<int>[some];
            for (int i = 0; i < some; i++) results[i] = pool.Work.Increment.ApplyAsync(i);
            long sum = 0;
            foreach (AsyncResult<int> result in results) sum += await result;
            if (sum != (long)some * (some + 1) / 2) throw new InvalidOperationException($"The sum is {sum}.");
        }

        return tasks / Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
