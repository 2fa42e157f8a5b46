using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace PoolGen.GeneratorTests.Kit;

/// <summary>
/// Source that says where it is wrong: <c>public int {|POOL001:Run|}()</c>. Marks nest, and one can name several ids:
/// <c>{|POOL001,POOL003:Run|}</c>.
/// </summary>
internal sealed class MarkupSource(string text, IReadOnlyList<MarkedSpan> spans)
{
    private const string Open = "{|";
    private const string Close = "|}";

    /// <summary>The source without its marks.</summary>
    public string Text => text;

    /// <summary>What was marked, in order of the marks' beginnings.</summary>
    public IReadOnlyList<MarkedSpan> Spans => spans;

    /// <summary>Several files, numbered from 0.</summary>
    public static ImmutableArray<MarkupSource> ParseAll(IEnumerable<string> sources) => [.. sources.Select(Parse)];

    public static MarkupSource Parse(string markup, int file = 0)
    {
        var text = new StringBuilder();
        var spans = new List<MarkedSpan>();
        var open = new Stack<(int First, int Count)>();
        for (int at = 0; at < markup.Length;)
        {
            if (Ids(markup, at) is { } ids)
            {
                open.Push((spans.Count, ids.Length));
                spans.AddRange(ids.Select(id => new MarkedSpan(file, id, new TextSpan(text.Length, 0))));
                at = markup.IndexOf(':', at) + 1;
            }
            else if (string.CompareOrdinal(markup, at, Close, 0, Close.Length) == 0)
            {
                if (open.Count == 0) throw new FormatException($"A mark is closed at {at} that was not opened: {markup}");
                (int first, int count) = open.Pop();
                for (int i = first; i < first + count; i++) spans[i] = spans[i] with { Span = TextSpan.FromBounds(spans[i].Span.Start, text.Length) };
                at += Close.Length;
            }
            else text.Append(markup[at++]);
        }

        if (open.Count > 0) throw new FormatException($"The mark of {spans[open.Peek().First].Id} is not closed: {markup}");
        return new MarkupSource(text.ToString(), spans);
    }

    /// <summary>Writes the marks into a text again: what <see cref="Parse"/> reads.</summary>
    public static string Format(string text, IEnumerable<MarkedSpan> spans)
    {
        var marks = spans
            .GroupBy(static mark => mark.Span, static mark => mark.Id)
            .SelectMany(static group => new[]
            {
                // At one place ends come before beginnings, inner ends before outer ones, outer beginnings before inner ones.
                (At: group.Key.Start, Order: group.Key.IsEmpty ? 1 : 2, Inner: -group.Key.Length, Text: $"{Open}{string.Join(',', group.Distinct().Order(StringComparer.Ordinal))}:"),
                (At: group.Key.End, Order: group.Key.IsEmpty ? 1 : 0, Inner: group.Key.Length, Text: Close),
            })
            .OrderBy(static mark => (mark.At, mark.Order, mark.Inner));
        var result = new StringBuilder(text);
        int added = 0;
        foreach (var mark in marks)
        {
            result.Insert(mark.At + added, mark.Text);
            added += mark.Text.Length;
        }

        return result.ToString();
    }

    /// <summary>The ids of a mark that begins here, or null: <c>{|</c> alone is C#.</summary>
    private static string[]? Ids(string markup, int at)
    {
        if (string.CompareOrdinal(markup, at, Open, 0, Open.Length) != 0) return null;
        int colon = markup.IndexOf(':', at);
        if (colon < 0) return null;
        string[] ids = markup[(at + Open.Length)..colon].Split(',');
        return Array.TrueForAll(ids, static id => id.Length > 0 && id.All(char.IsAsciiLetterOrDigit)) ? ids : null;
    }
}
