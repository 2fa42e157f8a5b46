using PoolGen.FaultTests.Kit;

namespace PoolGen.FaultTests.Tasks;

/// <summary>Tasks that have shared arrays.</summary>
public static class SharedWork
{
    /// <summary>Maps one array after the other, writes to them and holds them, until it is killed.</summary>
    [PoolTask]
    public static int UseUntilKilled(int id, string started, List<SharedArray<int>> arrays)
    {
        WorkerLedger.Write(id);
        File.WriteAllText(started, $"{Environment.ProcessId}\n");
        while (true)
        {
            foreach (SharedArray<int> array in arrays) array.Span.Fill(array.Span[0] + 1);
        }
    }

    [PoolTask]
    public static long Sum(ReadOnlySharedArray<int> array)
    {
        long sum = 0;
        foreach (int element in array.Span) sum += element;
        return sum;
    }

    [PoolTask]
    public static SharedArray<int> Make(int length)
    {
        SharedArray<int> made = SharedArray.Allocate<int>(length);
        made.Span.Fill(1);
        return made;
    }
}
