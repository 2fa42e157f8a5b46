using PoolGen;

namespace Consumer;

/// <summary>Does its work in the pool, and ends the host.</summary>
internal sealed class Squares(ProcessPool pool, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Console.WriteLine($"parent {Environment.ProcessId}");
        Console.WriteLine($"squares {string.Join(' ', await pool.Work.Square.MapAsync(Enumerable.Range(0, 10), cancellationToken: stoppingToken))}");
        string place = Directory.CreateTempSubdirectory().FullName;
        Console.WriteLine($"workers {string.Join(' ', await pool.Work.Meet.StarMapAsync([("a", place), ("b", place)], chunkSize: 1, cancellationToken: stoppingToken))}");
        Directory.Delete(place, recursive: true);
        lifetime.StopApplication();
    }
}
