namespace PoolGen.ClusterProgram;

/// <summary>What the two builds of this program do not agree about.</summary>
public sealed class Order
{
    /// <summary>Which one.</summary>
    public int Number { get; set; }

#if OTHER
    /// <summary>How many, as a text.</summary>
    public string Count { get; set; } = "";
#else
    /// <summary>How many.</summary>
    public int Count { get; set; }
#endif
}
