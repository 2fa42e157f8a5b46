namespace PoolGen.RuntimeTests.Contract;

public sealed class InProcessPoolContract : PoolContract
{
    protected override LocalPool Create(ProcessPoolOptions options) => new InProcessPool(options);
}
