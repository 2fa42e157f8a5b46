namespace PoolGen.RuntimeTests.Contract;

public sealed class ProcessPoolContract : LocalPoolContract
{
    protected override LocalPool Create(ProcessPoolOptions options) => new ProcessPool(options);
}
