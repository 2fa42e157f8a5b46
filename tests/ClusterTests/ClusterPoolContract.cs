using PoolGen.ClusterTests.Kit;
using PoolGen.Orleans;
using PoolGen.RuntimeTests.Contract;

namespace PoolGen.ClusterTests;

/// <summary>A cluster's pool is held to what every pool promises.</summary>
[Trait("Category", "Slow")]
public sealed class ClusterPoolContract : PoolContract
{
    protected override IPool Create(ProcessPoolOptions options) => new ClusterPool(LocalSilo.WithWorkers(options.Workers ?? 1), new ClusterPoolOptions
    {
        Name = options.Name,
        MaxPayloadBytes = options.MaxPayloadBytes,
        ShutdownTimeout = options.ShutdownTimeout,
    });
}
