namespace PoolGen.RuntimeTests.ForeignCode;

[Collection("Foreign code")]
public sealed class InProcessForeignCode : ForeignCodeContract
{
    protected override LocalPool Create(ProcessPoolOptions options) => new InProcessPool(options);
}
