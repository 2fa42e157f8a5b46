using BenchmarkDotNet.Running;
using PoolGen.Benchmarks.Codec;

// "quick" checks the promised ratios in seconds; anything else goes to BenchmarkDotNet.
if (args is ["quick"]) return QuickCheck.Run();
BenchmarkSwitcher.FromAssembly(typeof(QuickCheck).Assembly).Run(args);
return 0;
