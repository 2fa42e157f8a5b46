namespace PoolGen.RuntimeTests.ForeignCode;

[Collection("Foreign code")]
public sealed class ProcessForeignCode : ForeignCodeContract
{
    protected override LocalPool Create(ProcessPoolOptions options) => new ProcessPool(options);
}
