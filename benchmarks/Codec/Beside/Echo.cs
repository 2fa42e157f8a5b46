using System.Collections.Immutable;

namespace PoolGen.Benchmarks.Codec.Beside;

/// <summary>One task for each type that is compared with MemoryPack: their codecs are measured; none of them runs.</summary>
public static class Echo
{
    [PoolTask] public static int[] Ints(int[] values) => values;
    [PoolTask] public static double[] Doubles(double[] values) => values;
    [PoolTask] public static bool[] Bools(bool[] values) => values;
    [PoolTask] public static DateTime[] DateTimes(DateTime[] values) => values;
    [PoolTask] public static decimal[] Decimals(decimal[] values) => values;
    [PoolTask] public static DateTimeOffset[] Offsets(DateTimeOffset[] values) => values;
    [PoolTask] public static DateOnly[] Dates(DateOnly[] values) => values;
    [PoolTask] public static TimeOnly[] Times(TimeOnly[] values) => values;
    [PoolTask] public static int?[] Nullables(int?[] values) => values;
    [PoolTask] public static Guid[] Guids(Guid[] values) => values;
    [PoolTask] public static string Text(string value) => value;
    [PoolTask] public static string[] Texts(string[] values) => values;
    [PoolTask] public static List<int> IntList(List<int> values) => values;
    [PoolTask] public static List<string> TextList(List<string> values) => values;
    [PoolTask] public static List<List<int>> Nested(List<List<int>> values) => values;
    [PoolTask] public static HashSet<int> IntSet(HashSet<int> values) => values;
    [PoolTask] public static HashSet<string> TextSet(HashSet<string> values) => values;
    [PoolTask] public static Queue<int> IntQueue(Queue<int> values) => values;
    [PoolTask] public static ImmutableArray<int> Immutable(ImmutableArray<int> values) => values;
    [PoolTask] public static Dictionary<int, int> IntMap(Dictionary<int, int> values) => values;
    [PoolTask] public static Dictionary<string, int> TextMap(Dictionary<string, int> values) => values;
    [PoolTask] public static Dictionary<string, string> TextToText(Dictionary<string, string> values) => values;
    [PoolTask] public static (int, string)[] Tuples((int, string)[] values) => values;
    [PoolTask] public static Order[] Orders(Order[] values) => values;
    [PoolTask] public static List<MarkedLine> MarkedList(List<MarkedLine> values) => values;
    [PoolTask] public static MarkedOrder[] MarkedOrders(MarkedOrder[] values) => values;
}
