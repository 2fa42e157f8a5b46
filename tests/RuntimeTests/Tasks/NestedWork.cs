using Library;
using Vectors;

namespace PoolGen.RuntimeTests.Tasks;

/// <summary>Gives back what it was given: types within types, the tests' own among them.</summary>
public static class NestedWork
{
    [PoolTask]
    public static List<Node?> Chains(List<Node?> value) => value;

    [PoolTask]
    public static Dictionary<int, List<bool>> Flags(Dictionary<int, List<bool>> value) => value;

    [PoolTask]
    public static TimeZoneInfo? Zone(TimeZoneInfo? value) => value;

    [PoolTask]
    public static Tree? Forest(Tree? value) => value;

    [PoolTask]
    public static List<Invoice?>[] Invoices(List<Invoice?>[] value) => value;

    [PoolTask]
    public static Dictionary<string, (int, string?[], DateTime?)> Tuples(Dictionary<string, (int, string?[], DateTime?)> value) => value;

    [PoolTask]
    public static Dictionary<long, Dictionary<bool, decimal?[]>> Deep(Dictionary<long, Dictionary<bool, decimal?[]>> value) => value;

    [PoolTask]
    public static (string?, (Guid, int[,])?, List<double[]>) Mixed((string?, (Guid, int[,])?, List<double[]>) value) => value;

    [PoolTask]
    public static Parcel? Parcel(Parcel? value) => value?.Label == "lost" ? Post.Lose(value) : value;

    [PoolTask]
    public static Shelf Shelf(Shelf value) => value;

    [PoolTask]
    public static SlowBox SlowBox(int width) => new(width);

    [PoolTask]
    public static Shelf FailSlowly(Shelf value) => throw new SlowException("slow");
}
