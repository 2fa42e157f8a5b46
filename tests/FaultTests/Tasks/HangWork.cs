using PoolGen.FaultTests.Kit;

namespace PoolGen.FaultTests.Tasks;

/// <summary>Tasks that do not end by themselves.</summary>
public static class HangWork
{
    internal const int TimeoutMilliseconds = 300;

    [PoolTask(TimeoutMilliseconds = TimeoutMilliseconds)]
    public static int Spin(int id)
    {
        WorkerLedger.Write(id);
        for (int x = 0; ; x++) Thread.SpinWait(x & 7);
    }

    [PoolTask(TimeoutMilliseconds = TimeoutMilliseconds)]
    public static int Deadlock(int id)
    {
        WorkerLedger.Write(id);
        object first = new();
        object second = new();
        using var both = new Barrier(2);
        var other = new Thread(() => Take(second, first, both)) { IsBackground = true };
        other.Start();
        Take(first, second, both);
        return id;
    }

    /// <summary>Ends when its token fires.</summary>
    [PoolTask]
    public static int WaitForToken(int id, CancellationToken token)
    {
        WorkerLedger.Write(id);
        token.WaitHandle.WaitOne();
        token.ThrowIfCancellationRequested();
        return id;
    }

    /// <summary>Waits for ever, whatever anybody says.</summary>
    [PoolTask]
    public static int Ignore(int id)
    {
        WorkerLedger.Write(id);
        Thread.Sleep(Timeout.Infinite);
        return id;
    }

    private static void Take(object outer, object inner, Barrier both)
    {
        lock (outer)
        {
            both.SignalAndWait();
            lock (inner)
            {
            }
        }
    }
}
