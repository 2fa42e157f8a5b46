using Microsoft.Extensions.Hosting;

namespace PoolGen.HostingTests.Kit;

/// <summary>A hosted service that takes all the time that the host has for its stop.</summary>
internal sealed class LateService : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken);
}
