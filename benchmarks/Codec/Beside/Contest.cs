namespace PoolGen.Benchmarks.Codec.Beside;

/// <summary>The same work, done by PoolGen and by MemoryPack.</summary>
internal sealed record Contest(Action Ours, Action Theirs)
{
    private const int Rounds = 11;
    private const long BatchNanoseconds = 1_000_000;

    /// <summary>Lets both do it in turns, round by round, each first in every other one.</summary>
    /// <returns>For each round the nanoseconds that PoolGen took for one value, and its time divided by MemoryPack's.</returns>
    public IEnumerable<(double Nanoseconds, double Ratio)> Measure()
    {
        int calls = CallsPerBatch();
        for (int round = 0; round < Rounds; round++)
        {
            bool first = round % 2 == 0;
            long before = first ? Time(Ours, calls) : Time(Theirs, calls);
            long after = first ? Time(Theirs, calls) : Time(Ours, calls);
            (long own, long peer) = first ? (before, after) : (after, before);
            yield return ((double)own / calls, (double)own / peer);
        }
    }

    /// <summary>Until the JIT has made the last version of the code.</summary>
    public void WarmUp()
    {
        long end = Environment.TickCount64 + 500;
        do
        {
            for (int i = 0; i < 20; i++)
            {
                Ours();
                Theirs();
            }
        }
        while (Environment.TickCount64 < end);
    }

    /// <summary>How many bytes work allocates.</summary>
    public static long Allocated(Action work)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private int CallsPerBatch()
    {
        int calls = 1;
        while (Time(Theirs, calls) < BatchNanoseconds) calls *= 2;
        return calls;
    }

    private static long Time(Action work, int calls)
    {
        long start = ThreadClock.Nanoseconds();
        for (int i = 0; i < calls; i++) work();
        return ThreadClock.Nanoseconds() - start;
    }
}
