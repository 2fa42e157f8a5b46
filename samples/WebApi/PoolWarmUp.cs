using PoolGen;

namespace WebApi;

// snippet: web-warm-up
/// <summary>Asks for the pool when the application starts, so that its workers are there for the first request.</summary>
internal sealed class PoolWarmUp(IPool pool) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await pool.Work.Evaluate.ApplyAsync("1", cancellationToken: stoppingToken);
    }
}
// end snippet
