using System.Collections;
using System.Runtime.CompilerServices;

namespace PoolGen.RuntimeTests.Serialization.Reference;

/// <summary>Equality of nested values, element by element. NaN equals NaN, and order counts.</summary>
internal static class Deep
{
    public static bool Equal(object? a, object? b) => (a, b) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        (string x, string y) => string.Equals(x, y, StringComparison.Ordinal),
        (Array { Rank: > 1 } x, Array y) when !SameLengths(x, y) => false,
        (ITuple x, ITuple y) => x.Length == y.Length && Enumerable.Range(0, x.Length).All(i => Equal(x[i], y[i])),
        (IEnumerable x, IEnumerable y) => SequenceEqual(x, y),
        _ when a.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>) =>
            Equal(((dynamic)a).Key, ((dynamic)b).Key) && Equal(((dynamic)a).Value, ((dynamic)b).Value),
        _ => a.Equals(b),
    };

    private static bool SameLengths(Array a, Array b) =>
        a.Rank == b.Rank && Enumerable.Range(0, a.Rank).All(i => a.GetLength(i) == b.GetLength(i));

    private static bool SequenceEqual(IEnumerable a, IEnumerable b)
    {
        object?[] x = [.. a.Cast<object?>()];
        object?[] y = [.. b.Cast<object?>()];
        return x.Length == y.Length && x.Zip(y).All(static pair => Equal(pair.First, pair.Second));
    }
}
