namespace PoolGen.RuntimeTests.Contract;

public sealed class ProcessPoolContract : PoolContract
{
    protected override LocalPool Create(ProcessPoolOptions options) => new ProcessPool(options);
}
