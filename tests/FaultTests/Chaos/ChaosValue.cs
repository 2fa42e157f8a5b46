namespace PoolGen.FaultTests.Chaos;

/// <summary>An argument whose getter throws when it is armed.</summary>
public sealed class ChaosValue
{
    private int _value;

    [PoolIgnore]
    public bool Armed { get; set; }

    public int Value
    {
        get => Armed ? throw new ChaosException("the getter") : _value;
        set => _value = value;
    }
}
