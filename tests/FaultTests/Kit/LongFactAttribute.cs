namespace PoolGen.FaultTests.Kit;

/// <summary>A row that takes too long, or too much, for every change: it runs with the long counts alone.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LongFactAttribute : FactAttribute
{
    /// <summary>Skips it, visibly, without <c>POOLGEN_FAULTS=long</c>.</summary>
    public LongFactAttribute()
    {
        if (!Counts.Long) Skip = "Only in the long counts (POOLGEN_FAULTS=long).";
    }
}
