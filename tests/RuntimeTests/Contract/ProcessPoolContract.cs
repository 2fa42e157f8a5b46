namespace PoolGen.RuntimeTests.Contract;

[Trait("Category", "Slow")]
public sealed class ProcessPoolContract : LocalPoolContract
{
    protected override LocalPool Create(ProcessPoolOptions options) => new ProcessPool(options);
}
