#pragma warning disable CA1036 // Nobody compares them by operators.
namespace PoolGen.RuntimeTests.Tasks;

/// <summary>A key of collections, whose comparing does what a test wants, where it is read.</summary>
public sealed class ForeignKey(int number) : IEquatable<ForeignKey>, IComparable<ForeignKey>
{
    /// <summary>What hashing and comparing do outside a task.</summary>
    public static Action? OnCompare { get; set; }

    public int Number { get; } = number;

    public override int GetHashCode()
    {
        Compare();
        return Number;
    }

    public override bool Equals(object? obj) => Equals(obj as ForeignKey);

    public bool Equals(ForeignKey? other)
    {
        Compare();
        return other?.Number == Number;
    }

    public int CompareTo(ForeignKey? other)
    {
        Compare();
        return Number.CompareTo(other?.Number ?? 0);
    }

    private static void Compare()
    {
        if (TaskContext.Current is null) OnCompare?.Invoke();
    }
}
