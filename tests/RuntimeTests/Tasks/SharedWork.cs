using System.Runtime.InteropServices;

namespace PoolGen.RuntimeTests.Tasks;

public static partial class SharedWork
{
    private static SharedArray<int>? _kept;
    private static SharedArray<int>? _bound;

    [PoolTask]
    public static int At(int index, ReadOnlySharedArray<int> table) => table[index];

    [PoolTask]
    public static void Fill(int value, SharedArray<int> part) => part.Span.Fill(value);

    [PoolTask]
    public static int Sum(SharedArray<int>? array) => array is null ? -1 : array.Span.ToArray().Sum();

    [PoolTask]
    public static int SumOfAll(List<ReadOnlySharedArray<int>> arrays) => arrays.Sum(array => array.Span.ToArray().Sum());

    [PoolTask]
    public static int SumOfRecord(Portion portion) => portion.Array!.Span.Slice(portion.First, portion.Count).ToArray().Sum();

    [PoolTask]
    public static SharedArray<int> Make(int length)
    {
        SharedArray<int> made = SharedArray.Allocate<int>(length);
        for (int i = 0; i < length; i++) made[i] = i;
        return made;
    }

    [PoolTask]
    public static ReadOnlySharedArray<int> MakeReadOnly(int length) => Make(length).AsReadOnly();

    [PoolTask]
    public static (SharedArray<int> First, SharedArray<int> Second) MakeTwo(int length) => (Make(length), Make(2 * length));

    [PoolTask]
    public static int MakeAndDrop(int length)
    {
        using SharedArray<int> made = Make(length);
        _kept = SharedArray.Allocate<int>(length);
        _kept[0] = 1;
        return Environment.ProcessId;
    }

    [PoolTask]
    public static SharedArray<int> MakeOrDie(int length, int deadly)
    {
        if (length == deadly) Environment.FailFast("the deadly one");
        return Make(length);
    }

    [PoolTask]
    public static byte[] Reverse(byte[] bytes) => [.. Enumerable.Reverse(bytes)];

    [PoolTask]
    public static SharedArray<int> Same(SharedArray<int> array) => array;

    [PoolTask]
    public static int Keep(SharedArray<int> array)
    {
        _kept = array;
        return array.Length;
    }

    [PoolTask]
    public static int UseKept() => _kept![0];

    [PoolTask]
    public static void Bind(SharedArray<int> array) => _bound = array;

    [PoolTask]
    public static int UseBound(int index) => _bound![index];

    [PoolTask]
    public static void DisposeIt(SharedArray<int> array) => array.Dispose();

    [PoolTask]
    public static int Add(int times, SharedArray<int> counter)
    {
        for (int i = 0; i < times; i++) Interlocked.Increment(ref counter[0]);
        return times;
    }

    [PoolTask]
    public static unsafe void WriteThroughReadOnly(ReadOnlySharedArray<int> array)
    {
        fixed (int* first = array.Span) *first = 1;
    }

    [PoolTask]
    public static unsafe void WriteThroughReadOnlyBeside(ReadOnlySharedArray<int> array, SharedArray<int> writable)
    {
        writable[1] = 7;
        fixed (int* first = array.Span) *first = 1;
    }

    [PoolTask]
    public static int DieWriting(SharedArray<int> array)
    {
        array.Span[..10].Fill(5);
        Environment.FailFast("in the middle");
        return 0;
    }

    [PoolTask]
    public static int WaitThenRead(string gate, SharedArray<int> array)
    {
        File.WriteAllText(gate + ".started", string.Empty);
        while (!File.Exists(gate)) Thread.Yield();
        return array[0];
    }

    [PoolTask]
    public static int MappedBytes(int _) => MappedKilobytes();

    [PoolTask]
    public static int SumOfMemory(SharedArray<int> array)
    {
        Memory<int> memory = array.Memory;
        using System.Buffers.MemoryHandle pinned = memory.Pin();
        return MemoryMarshal.ToEnumerable<int>(memory).Sum();
    }

    [PoolTask]
    public static int Nested(SharedArray<int> array)
    {
        using var pool = new ProcessPool(1);
        return pool.SharedWork.Sum.Apply(array);
    }

    [PoolTask]
    public static SharedArray<int> NestedResult(int length)
    {
        using var pool = new ProcessPool(1);
        return pool.SharedWork.Make.Apply(length);
    }

    // Of memory without a name that this process has mapped, in KiB; the tables are not counted.
    private static int MappedKilobytes() => File.ReadLines("/proc/self/maps")
        .Where(line => line.Contains("memfd:poolgen-", StringComparison.Ordinal) && !line.Contains("poolgen-0000000000000000", StringComparison.Ordinal))
        .Select(line => line.Split(' ')[0].Split('-').Select(text => Convert.ToInt64(text, 16)).ToArray())
        .Sum(range => (int)((range[1] - range[0]) / 1024));
}
