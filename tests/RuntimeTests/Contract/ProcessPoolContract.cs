namespace PoolGen.RuntimeTests.Contract;

[Trait("Category", "Slow")]
public sealed class ProcessPoolContract : PoolContract
{
    protected override LocalPool Create(ProcessPoolOptions options) => new ProcessPool(options);
}
