using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Types;

/// <summary>Sends values and looks whether they come back the same.</summary>
internal sealed class Tour
{
    public int Sent { get; private set; }

    public int Changed { get; private set; }

    /// <param name="type">The type's name.</param>
    /// <param name="value">What is sent.</param>
    /// <param name="apply">The stub.</param>
    /// <param name="parts">What to look at, for types that do not show what is in them.</param>
    public void Send<T>(string type, T value, Func<T, CancellationToken, T> apply, Func<T, object?>? parts = null)
    {
        parts ??= static whole => whole;
        string sent = Show(parts(value));
        string back = Show(parts(apply(value, default)));
        Sent++;
        if (sent != back) Changed++;
        Console.WriteLine(sent == back ? $"{type}: {back}" : $"{type}: {sent} became {back}");
    }

    private static string Show(object? value) => value switch
    {
        null => "null",
        string text => text,
        ITuple tuple => $"({string.Join(", ", Enumerable.Range(0, tuple.Length).Select(place => Show(tuple[place])))})",
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Show))}]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
