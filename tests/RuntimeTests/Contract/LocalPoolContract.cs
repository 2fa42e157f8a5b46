namespace PoolGen.RuntimeTests.Contract;

/// <summary>What pools on this machine promise besides <see cref="PoolContract"/>: their options, and their workers.</summary>
public abstract partial class LocalPoolContract : PoolContract
{
    protected abstract override LocalPool Create(ProcessPoolOptions options);

    protected new LocalPool Create(int workers = 2) => Create(new ProcessPoolOptions { Workers = workers });
}
