namespace PoolGen.RuntimeTests.Contract;

public sealed class InProcessPoolContract : LocalPoolContract
{
    protected override LocalPool Create(ProcessPoolOptions options) => new InProcessPool(options);
}
