namespace PoolGen.Benchmarks.Workloads.Contenders;

/// <summary>Somebody who runs workloads, each in a process of its own.</summary>
/// <param name="Id">Its name in JSON and in code.</param>
/// <param name="Name">Its name for readers.</param>
/// <param name="Program">What is started.</param>
/// <param name="Arguments">With what, before the workload and its size.</param>
internal sealed record Contender(string Id, string Name, string Program, params string[] Arguments)
{
    public const string PoolGen = "poolgen";
    public const string ForkPool = "mp-fork";
    public const string SpawnPool = "mp-spawn";
    public const string Executor = "executor";
    public const string WorkerPool = "workerpool";
    public const string Piscina = "piscina";
    public const string Limit = "c";
    public const string MemoryCopy = "memcpy";
    public const string Parallel = "parallel";
    public const string Tasks = "tasks";
    public const string Hello = "hello";
    public const string Metrics = "poolgen-metrics";
    public const string Traces = "poolgen-traces";

    /// <summary>Fast enough for the full sizes of all workloads.</summary>
    public bool InThisRuntime => Id is PoolGen or Parallel or Tasks or Hello or Metrics or Traces;
}
