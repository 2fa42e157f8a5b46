using Microsoft.Extensions.Hosting;

namespace PoolGen.HostingTests.Kit;

/// <summary>A hosted service that uses the pool while it starts and while it stops.</summary>
internal sealed class CallingService(IPool pool) : IHostedService
{
    internal int AtStart { get; private set; }

    internal int AtStop { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken) => AtStart = await pool.Work.Square.ApplyAsync(3, cancellationToken: cancellationToken);

    public async Task StopAsync(CancellationToken cancellationToken) => AtStop = await pool.Work.Square.ApplyAsync(4, cancellationToken: cancellationToken);
}
