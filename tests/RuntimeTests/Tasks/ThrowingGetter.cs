namespace PoolGen.RuntimeTests.Tasks;

public sealed class ThrowingGetter
{
    private int _value;

    public int Value
    {
        get => _value == 0 ? throw new NotSupportedException("cannot be asked") : _value;
        set => _value = value;
    }
}
