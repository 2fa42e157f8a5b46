using PoolGen.Benchmarks.Workloads;
using PoolGen.Benchmarks.Workloads.Contenders;

// Nothing but this line is to be loaded for it: it stands for the shortest program that .NET can start.
if (args is ["hello", ..]) return HelloWorld.Run(args);
return Entry.Run(args);
