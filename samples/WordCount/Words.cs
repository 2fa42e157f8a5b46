using System.Runtime.InteropServices;

namespace WordCount;

/// <summary>Counting, which knows nothing of pools.</summary>
internal static class Words
{
    /// <summary>Counts the runs of letters in a text, whatever their case.</summary>
    internal static Dictionary<string, int> Count(string text)
    {
        var counts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        ReadOnlySpan<char> rest = text;
        while (NextWord(ref rest) is { Length: > 0 } word)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(lookup, word, out _)++;
        }

        return counts;
    }

    /// <summary>Adds counts to a total.</summary>
    internal static void AddTo(Dictionary<string, int> total, Dictionary<string, int> counts)
    {
        foreach ((string word, int count) in counts)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(total, word, out _) += count;
        }
    }

    private static ReadOnlySpan<char> NextWord(ref ReadOnlySpan<char> rest)
    {
        int start = 0;
        while (start < rest.Length && !char.IsLetter(rest[start])) start++;
        int end = start;
        while (end < rest.Length && char.IsLetter(rest[end])) end++;
        ReadOnlySpan<char> word = rest[start..end];
        rest = rest[end..];
        return word;
    }
}
