namespace PoolGen.Benchmarks.Workloads.Report;

/// <summary>Whether something was reached; the worst first.</summary>
internal enum Verdict
{
    /// <summary>It was not.</summary>
    NotMet,

    /// <summary>A figure that it needs is missing.</summary>
    Open,

    /// <summary>The median is short of the other's, and within what that one's repetitions came to: the run cannot tell the two apart.</summary>
    Tied,

    /// <summary>It was.</summary>
    Met,
}
