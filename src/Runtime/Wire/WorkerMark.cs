namespace PoolGen.Wire;

/// <summary>How a process knows that it was started as a worker.</summary>
internal static class WorkerMark
{
    /// <summary>Set in a process that is to become a worker, and gone once it has become one.</summary>
    internal const string Variable = "POOLGEN_WORKER";

    /// <summary>How many pools a process is inside of.</summary>
    internal const string DepthVariable = "POOLGEN_DEPTH";

    /// <summary>The only word on a worker's command line: nothing secret stands there.</summary>
    internal const string Argument = "--poolgen-worker";

    /// <summary>What the launch of a worker sets.</summary>
    internal static IReadOnlyDictionary<string, string?> Environment { get; } = new Dictionary<string, string?> { [Variable] = "1" };

    /// <summary>Whether this process was started as a worker and has not become one.</summary>
    internal static bool IsPending => System.Environment.GetEnvironmentVariable(Variable) is { Length: > 0 };

    internal static int Depth =>
        int.TryParse(System.Environment.GetEnvironmentVariable(DepthVariable), out int depth) ? depth : 0;
}
