namespace PoolGen;

/// <summary>Which work goes first where several submissions have items that wait for a worker.</summary>
public enum CallPriority
{
    /// <summary>After all other work; it gets at least one turn in sixteen all the same.</summary>
    Low = -1,

    /// <summary>What work has whose caller says nothing.</summary>
    Normal = 0,

    /// <summary>Before all other work.</summary>
    High = 1,
}
