using System.Collections.Immutable;

namespace PoolGen.Benchmarks.Codec.Beside;

/// <summary>The values that are compared.</summary>
internal static class Rows
{
    private const int Many = 1_000;
    private const int Lots = 100_000;

    public static IEnumerable<Row> All()
    {
        yield return Row.Of("`int[]`, 1,000", EchoTaskDescriptors.Ints, Some(Many, static i => i * 7));
        yield return Row.Of("`double[]`, 100,000", EchoTaskDescriptors.Doubles, Some(Lots, static i => i * 0.5));
        yield return Row.Of("`bool[]`, 1,000", EchoTaskDescriptors.Bools, Some(Many, static i => i % 3 == 0));
        yield return Row.Of("`bool[]`, 100,000", EchoTaskDescriptors.Bools, Some(Lots, static i => i % 3 == 0));
        yield return Row.Of("`DateTime[]`, 1,000", EchoTaskDescriptors.DateTimes, Some(Many, Moment));
        yield return Row.Of("`DateTime[]`, 100,000", EchoTaskDescriptors.DateTimes, Some(Lots, Moment));
        yield return Row.Of("`decimal[]`, 1,000", EchoTaskDescriptors.Decimals, Some(Many, static i => i * 0.01m));
        yield return Row.Of("`decimal[]`, 50,000", EchoTaskDescriptors.Decimals, Some(Lots / 2, static i => i * 0.01m));
        yield return Row.Of("`DateTimeOffset[]`, 1,000", EchoTaskDescriptors.Offsets, Some(Many, static i => new DateTimeOffset(Moment(i), TimeSpan.Zero)));
        yield return Row.Of("`DateOnly[]`, 1,000", EchoTaskDescriptors.Dates, Some(Many, static i => DateOnly.FromDayNumber(i)));
        yield return Row.Of("`TimeOnly[]`, 1,000", EchoTaskDescriptors.Times, Some(Many, static i => new TimeOnly(i)));
        yield return Row.Of("`int?[]`, 1,000", EchoTaskDescriptors.Nullables, Some(Many, static i => i % 3 == 0 ? null : (int?)i));
        yield return Row.Of("`Guid[]`, 1,000", EchoTaskDescriptors.Guids, Some(Many, static i => new Guid(i, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)));
        yield return Row.Of("`string`, 20 characters", EchoTaskDescriptors.Text, new string('a', 20));
        yield return Row.Of("`string`, 100,000 characters, ASCII", EchoTaskDescriptors.Text, new string('a', Lots));
        yield return Row.Of("`string`, 100,000 characters, German", EchoTaskDescriptors.Text, Repeat("Gr\u00fc\u00dfe aus K\u00f6ln; "));
        yield return Row.Of("`string`, 100,000 characters, Chinese", EchoTaskDescriptors.Text, Repeat("\u4e16\u754c\u4f60\u597d\u3002"));
        yield return Row.Of("`string[]`, 1,000", EchoTaskDescriptors.Texts, Some(Many, Name));
        yield return Row.Of("`List<int>`, 1,000", EchoTaskDescriptors.IntList, Some(Many, static i => i).ToList());
        yield return Row.Of("`List<string>`, 1,000", EchoTaskDescriptors.TextList, Some(Many, Name).ToList());
        yield return Row.Of("`List<List<int>>`, 100 × 10", EchoTaskDescriptors.Nested, Some(100, static i => Some(10, j => i * j).ToList()).ToList());
        yield return Row.Of("`HashSet<int>`, 1,000", EchoTaskDescriptors.IntSet, Some(Many, static i => i).ToHashSet());
        yield return Row.Of("`HashSet<string>`, 1,000", EchoTaskDescriptors.TextSet, Some(Many, Name).ToHashSet());
        yield return Row.Of("`Queue<int>`, 1,000", EchoTaskDescriptors.IntQueue, new Queue<int>(Some(Many, static i => i)));
        yield return Row.Of("`ImmutableArray<int>`, 1,000", EchoTaskDescriptors.Immutable, ImmutableArray.Create(Some(Many, static i => i)));
        yield return Row.Of("`Dictionary<int, int>`, 1,000", EchoTaskDescriptors.IntMap, Some(Many, static i => i).ToDictionary(static i => i));
        yield return Row.Of("`Dictionary<string, int>`, 1,000", EchoTaskDescriptors.TextMap, Some(Many, static i => i).ToDictionary(Name));
        yield return Row.Of("`Dictionary<string, string>`, 1,000", EchoTaskDescriptors.TextToText, Some(Many, static i => i).ToDictionary(Name, Name));
        yield return Row.Of("`(int, string)[]`, 1,000", EchoTaskDescriptors.Tuples, Some(Many, static i => (i, Name(i))));
        Order[] orders = Order.Some(100);
        MarkedOrder[] marked = [.. orders.Select(MarkedOrder.Of)];
        yield return Row.Of("100 records with strings and nested lists", EchoTaskDescriptors.Orders, orders, marked);
        yield return Row.Of("the same, marked `[MemoryPackable]`", EchoTaskDescriptors.MarkedOrders, marked);
        yield return Row.Of("`List` of 1,000 small marked records", EchoTaskDescriptors.MarkedList, marked.SelectMany(static order => order.Lines).ToList());
    }

    private static T[] Some<T>(int count, Func<int, T> make) => [.. Enumerable.Range(0, count).Select(make)];

    private static DateTime Moment(int i) => new(638_000_000_000_000_000 + (i * 10_000_000L), DateTimeKind.Utc);

    private static string Name(int i) => $"name {i * 31}";

    private static string Repeat(string text) => string.Concat(Enumerable.Repeat(text, (Lots / text.Length) + 1))[..Lots];
}
