namespace PoolGen.ParentProgram;

/// <summary>What the system calls <c>rlimit</c>.</summary>
internal record struct ResourceLimit(nint Soft, nint Hard);
