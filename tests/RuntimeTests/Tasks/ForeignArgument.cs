namespace PoolGen.RuntimeTests.Tasks;

/// <summary>An argument whose getter does what a test wants, in the caller's process.</summary>
public sealed class ForeignArgument
{
    private int _value;

    /// <summary>What the getter does first; it does not travel.</summary>
    [PoolIgnore]
    public Action? OnGet { get; set; }

    public int Value
    {
        get
        {
            OnGet?.Invoke();
            return _value;
        }
        set => _value = value;
    }
}
