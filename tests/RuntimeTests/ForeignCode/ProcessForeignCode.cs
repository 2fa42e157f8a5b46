namespace PoolGen.RuntimeTests.ForeignCode;

[Collection("Foreign code")]
[Trait("Category", "Slow")]
public sealed class ProcessForeignCode : ForeignCodeContract
{
    protected override LocalPool Create(ProcessPoolOptions options) => new ProcessPool(options);
}
