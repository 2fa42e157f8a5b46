using PoolGen;

namespace Types;

/// <summary>What crosses as a handle: the data lie in memory that all processes share.</summary>
internal static class SharedData
{
    [PoolTask] public static SharedArray<int> SharedArray(SharedArray<int> v) => v;
    [PoolTask] public static ReadOnlySharedArray<double> ReadOnlySharedArray(ReadOnlySharedArray<double> v) => v;
    [PoolTask] public static Shared<string[]> Shared(Shared<string[]> v) => v;
}
