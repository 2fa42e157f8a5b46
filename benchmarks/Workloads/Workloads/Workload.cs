using PoolGen.Benchmarks.Workloads.Contenders;
using PoolGen.Benchmarks.Workloads.Report;

namespace PoolGen.Benchmarks.Workloads.Workloads;

/// <summary>One line of the list of promises: what is run, at which size, how its answer is checked, and what is to be reached.</summary>
internal abstract class Workload
{
    /// <summary>How many workers every contender has.</summary>
    public const int Workers = 2;

    /// <summary>P1 to P15, as in the list of promises, or a word.</summary>
    public abstract string Id { get; }

    /// <summary>What is run, in words.</summary>
    public abstract string Title { get; }

    /// <summary>The contenders that run it beside PoolGen.</summary>
    public abstract IReadOnlyList<string> Peers { get; }

    /// <summary>The figures that are reported, with what is to be reached.</summary>
    public abstract IReadOnlyList<Line> Lines { get; }

    /// <summary>How often each contender runs it in a repetition: more than once where contenders come out so alike that a few turns cannot tell them apart.</summary>
    public virtual int Turns => 1;

    /// <summary>The size, in the workload's own unit.</summary>
    public abstract int Scale(Contender contender, bool quick);

    /// <summary>The answer that a contender must have found.</summary>
    public abstract double Expected(ContenderOutput output);

    /// <summary>Runs it on PoolGen.</summary>
    public abstract Measured Measure(int scale);
}
