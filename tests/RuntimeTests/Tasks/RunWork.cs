using PoolGen.RuntimeTests.Kit;

namespace PoolGen.RuntimeTests.Tasks;

/// <summary>Tasks whose results follow each other in runs, with items among them that cannot be left to themselves.</summary>
public static class RunWork
{
    /// <summary>Some items throw, some take hold of their token, some of their context; the others do nothing but their work.</summary>
    [PoolTask]
    public static long Mixed(int x)
    {
        if (x % 11 == 0) throw new InvalidOperationException($"item {x}");
        if (x % 7 == 0 && TaskContext.Current!.CancellationToken.IsCancellationRequested) return -1;
        if (x % 5 == 0 && TaskContext.Current!.Attempt != 1) return -2;
        return (long)x * x;
    }

    /// <summary>Some items report progress before they end, and one reports from another thread.</summary>
    [PoolTask]
    public static long Reporting(int x, IProgress<int> progress)
    {
        if (x % 3 == 0) progress.Report(x);
        if (x % 50 == 0)
        {
            var other = new Thread(() => progress.Report(-x));
            other.Start();
            other.Join();
        }

        return (long)x * x;
    }

    /// <summary>Reports each step, and fails behind the last.</summary>
    [PoolTask]
    public static int CountUpAndFail(int steps, IProgress<int> progress)
    {
        for (int i = 1; i <= steps; i++) progress.Report(i);
        throw new InvalidOperationException("behind the last");
    }

    [PoolTask]
    public static void FailIfOne(int x)
    {
        if (x == 1) throw new InvalidOperationException("one");
    }

    [PoolTask]
    public static int WaitAtGate(string gate, CancellationToken token)
    {
        if (!Gate.Pass(gate, token)) token.ThrowIfCancellationRequested();
        return 0;
    }
}
