namespace PoolGen.TupleTemplates;

/// <summary>The items of a tuple of one size, as text for the templates.</summary>
internal sealed class TupleItems(int size)
{
    private readonly TupleItem[] _items = [.. Enumerable.Range(1, size).Select(static number => new TupleItem(number))];

    internal int Size => size;

    /// <summary>The tuple's own type arguments: <c>T1, T2, T3</c>.</summary>
    internal string Types => Join(", ", static item => item.Type);

    /// <summary>What the rest of a value tuple must be, as a line of its own; nothing for smaller tuples.</summary>
    internal string RestIsStruct => size == 8 ? "\n    where TRest : struct" : string.Empty;

    /// <summary>The text of each item, with <paramref name="between"/> between two items.</summary>
    internal string Join(string between, Func<TupleItem, string> text) => string.Join(between, _items.Select(text));
}
