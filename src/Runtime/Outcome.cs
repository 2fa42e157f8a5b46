namespace PoolGen;

/// <summary>How one item of a stream ended: with a value or with an exception.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public readonly struct Outcome<T>
{
    internal Outcome(long index, T? value, Exception? exception)
    {
        Index = index;
        Value = value!;
        Exception = exception;
    }

    /// <summary>The item's place in the source, from 0.</summary>
    public long Index { get; }

    /// <summary>The item's result; the type's default if it failed.</summary>
    public T Value { get; }

    /// <summary>Why it failed, or null.</summary>
    public Exception? Exception { get; }

    /// <summary>The item's place and its value, or the failure's type and message.</summary>
    public override string ToString() => Exception is null ? $"[{Index}] {Value}" : $"[{Index}] {Exception.GetType().Name}: {Exception.Message}";
}
