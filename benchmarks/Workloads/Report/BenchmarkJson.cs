using System.Text.Json.Serialization;
using PoolGen.Benchmarks.Workloads.Contenders;

namespace PoolGen.Benchmarks.Workloads.Report;

/// <summary>How runs and the contenders' lines are written and read.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(BenchmarkDocument))]
[JsonSerializable(typeof(ContenderOutput))]
internal sealed partial class BenchmarkJson : JsonSerializerContext;
