namespace PoolGen.RuntimeTests.Tasks;

/// <summary>Tasks whose arguments, results and failures run the user's code in the caller's process.</summary>
public static class ForeignWork
{
    [PoolTask]
    public static int TakeArgument(ForeignArgument argument) => argument.Value;

    [PoolTask]
    public static int TakeSequence(IEnumerable<int> numbers) => numbers.Sum();

    [PoolTask]
    public static int TakeLazy(Lazy<int> number) => number.Value;

    [PoolTask]
    public static int TakeMemory(ReadOnlyMemory<byte> bytes) => bytes.Length;

    [PoolTask]
    public static ForeignResult GiveResult(int value) => new(value);

    [PoolTask]
    public static HashSet<ForeignKey> GiveSet(int count) => [.. Enumerable.Range(0, count).Select(i => new ForeignKey(i))];

    [PoolTask]
    public static SortedSet<ForeignKey> GiveSorted(int count) => [.. Enumerable.Range(0, count).Select(i => new ForeignKey(i))];

    [PoolTask]
    public static int Fail(string words) => throw new ForeignException(words);

    [PoolTask]
    public static int Report(int count, IProgress<ForeignResult> progress)
    {
        for (int i = 0; i < count; i++) progress.Report(new ForeignResult(i));
        return count;
    }

    [PoolTask]
    public static void Write(string line) => Console.WriteLine(line);
}
