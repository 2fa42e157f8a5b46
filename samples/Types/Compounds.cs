using PoolGen;

namespace Types;

/// <summary>Tasks that give back what they were given: tuples and the sample's own types.</summary>
public static class Compounds
{
    [PoolTask] public static KeyValuePair<string, int> KeyValuePair(KeyValuePair<string, int> value) => value;
    [PoolTask] public static KeyValuePair<byte, bool> UnmanagedPair(KeyValuePair<byte, bool> value) => value;
    [PoolTask] public static ValueTuple<string> ValueTuple1(ValueTuple<string> value) => value;
    [PoolTask] public static (byte, int?) ValueTuple2((byte, int?) value) => value;
    [PoolTask] public static (int, string, bool) ValueTuple3((int, string, bool) value) => value;
    [PoolTask] public static (int, string, int, string) ValueTuple4((int, string, int, string) value) => value;
    [PoolTask] public static (int, string, int, string, int) ValueTuple5((int, string, int, string, int) value) => value;
    [PoolTask] public static (int, string, int, string, int, string) ValueTuple6((int, string, int, string, int, string) value) => value;
    [PoolTask] public static (int, string, int, string, int, string, int) ValueTuple7((int, string, int, string, int, string, int) value) => value;
    [PoolTask] public static (int, string, int, string, int, string, int, string, int) ValueTuple9((int, string, int, string, int, string, int, string, int) value) => value;
    [PoolTask] public static Tuple<int> Tuple1(Tuple<int> value) => value;
    [PoolTask] public static Tuple<int, string> Tuple2(Tuple<int, string> value) => value;
    [PoolTask] public static Tuple<int, string, int> Tuple3(Tuple<int, string, int> value) => value;
    [PoolTask] public static Tuple<int, string, int, string> Tuple4(Tuple<int, string, int, string> value) => value;
    [PoolTask] public static Tuple<int, string, int, string, int> Tuple5(Tuple<int, string, int, string, int> value) => value;
    [PoolTask] public static Tuple<int, string, int, string, int, string> Tuple6(Tuple<int, string, int, string, int, string> value) => value;
    [PoolTask] public static Tuple<int, string, int, string, int, string, int> Tuple7(Tuple<int, string, int, string, int, string, int> value) => value;
    [PoolTask] public static Tuple<int, string, int, string, int, string, int, Tuple<int>> Tuple8(Tuple<int, string, int, string, int, string, int, Tuple<int>> value) => value;
    [PoolTask] public static Order Record(Order value) => value;
    [PoolTask] public static Tree Tree(Tree value) => value;
    [PoolTask] public static Point Struct(Point value) => value;
    [PoolTask] public static Labelled<string> Labelled(Labelled<string> value) => value;
    [PoolTask] public static Shape Union(Shape value) => value;
    [PoolTask] public static Circle Inherited(Circle value) => value;
    [PoolTask] public static Account Required(Account value) => value;
}
