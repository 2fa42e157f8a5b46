namespace PoolGen.FaultTests.Kit;

/// <summary>A row that needs a memory control group of its own: skipped, visibly, where this user may not make one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MemoryGroupFactAttribute : FactAttribute
{
    /// <summary>Tries to make one.</summary>
    public MemoryGroupFactAttribute()
    {
        using MemoryGroup? group = MemoryGroup.TryCreate(1 << 30);
        if (group is null) Skip = "This user may make no memory control group below /sys/fs/cgroup.";
    }
}
