namespace PoolGen.Serialization;

/// <summary>Exception types by name, each with the constructor call that rebuilds it. Filled once, then only read.</summary>
internal sealed class ExceptionTable
{
    private readonly Dictionary<string, Func<ExceptionData, Exception>> _factories = new(StringComparer.Ordinal);

    /// <summary>The full names of the types.</summary>
    public IReadOnlyCollection<string> TypeNames => _factories.Keys;

    /// <summary>Builds an exception of a type that the table has, else null.</summary>
    public Exception? Create(ExceptionData data) =>
        _factories.TryGetValue(data.TypeName, out Func<ExceptionData, Exception>? factory) ? factory(data) : null;

    /// <summary>Adds a type whose constructor takes a message and an inner exception; both may be null.</summary>
    public void Add<T>(Func<string, Exception?, T> create) where T : Exception =>
        Add(data => create(data.GivenMessage!, data.FirstInner));

    /// <summary>Adds a type that needs more.</summary>
    public void Add<T>(Func<ExceptionData, T> create) where T : Exception =>
        _factories.Add(typeof(T).FullName!, create);
}
