using MemoryPack;

namespace PoolGen.Benchmarks.Codec.Beside;

/// <summary>As <see cref="Line"/>, written by MemoryPack also where PoolGen sends it.</summary>
[MemoryPackable]
public sealed partial record MarkedLine(string Article, int Count, double Price, string Unit);
