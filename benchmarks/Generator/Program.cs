using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using PoolGen.Benchmarks.Generator;

// "cost" measures what a task costs, beside another version of the package if a folder with one is named; "quick" checks the promised ratios in seconds; anything else goes to BenchmarkDotNet.
if (args is ["cost", .. string[] others]) return CompileCost.Run(others);
if (args is ["quick"]) return QuickCheck.Run();
// In this process: a project of BenchmarkDotNet's own would not build under this repository's settings.
IConfig config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
BenchmarkSwitcher.FromAssembly(typeof(QuickCheck).Assembly).Run(args, config);
return 0;
