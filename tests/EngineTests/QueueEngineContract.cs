using PoolGen.RuntimeTests.Contract;

namespace PoolGen.EngineTests;

/// <summary>An engine of somebody else's, held to what every pool promises.</summary>
public sealed class QueueEngineContract : PoolContract
{
    protected override IPool Create(ProcessPoolOptions options) => new QueueEngine(options);
}
