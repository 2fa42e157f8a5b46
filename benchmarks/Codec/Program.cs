using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using PoolGen.Benchmarks.Codec;
using PoolGen.Benchmarks.Codec.Beside;

// "quick" checks the promised ratios in seconds; "memorypack" compares with MemoryPack in turns and writes the table ("memorypack-only" does not, "memorypack text" runs the rows with that text); anything else goes to BenchmarkDotNet.
switch (args)
{
    case ["quick"]: return QuickCheck.Run();
    case ["memorypack-only"]: return BesideMemoryPack.Run(null, null);
    case ["memorypack"]: return BesideMemoryPack.Run(null, Path.Combine("docs", "performance.md"));
    case ["memorypack", var only]: return BesideMemoryPack.Run(only, null);
}

// In this process: a project of BenchmarkDotNet's own would not build under this repository's settings.
IConfig config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
BenchmarkSwitcher.FromAssembly(typeof(QuickCheck).Assembly).Run(args, config);
return 0;
