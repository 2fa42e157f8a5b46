namespace PoolGen.FaultTests.Tasks;

/// <summary>A value whose getter throws.</summary>
public sealed class Throwing
{
    private int _value;

    [PoolIgnore]
    public bool Armed { get; set; }

    public int Value
    {
        get => Armed ? throw new InvalidOperationException("the getter's own words") : _value;
        set => _value = value;
    }
}
