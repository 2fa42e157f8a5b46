namespace PoolGen.RuntimeTests.Tasks;

/// <summary>A result whose constructor does what a test wants, where it is read.</summary>
public sealed class ForeignResult
{
    public ForeignResult(int value)
    {
        if (TaskContext.Current is null) OnConstruct?.Invoke();
        Value = value;
    }

    /// <summary>What the constructor does outside a task.</summary>
    public static Action? OnConstruct { get; set; }

    public int Value { get; }
}
