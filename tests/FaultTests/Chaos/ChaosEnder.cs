using System.Diagnostics;
using PoolGen.FaultTests.Kit;

namespace PoolGen.FaultTests.Chaos;

/// <summary>Ends a pool as its plan says. Every member that waits must return in time.</summary>
internal sealed class ChaosEnder(ProcessPool pool, ChaosPlan plan, ChaosBook book)
{
    private static readonly TimeSpan LongestEnd = ChaosPlan.ShutdownTimeout + TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestJoin = TimeSpan.FromSeconds(60);

    private readonly Random _random = new(plan.Seed);
    private bool _terminated;

    /// <summary>Whether items may have ended with the pool.</summary>
    internal bool Terminated => Volatile.Read(ref _terminated);

    internal void End()
    {
        switch (plan.End)
        {
            case ChaosEnd.CloseAndJoin:
                pool.Close();
                Join(LongestJoin);
                break;
            case ChaosEnd.CloseThenTerminateWhileJoining:
                pool.Close();
                Together.Run([() => Join(LongestJoin), Later(Terminate)]);
                break;
            case ChaosEnd.TerminateAndJoin:
                Terminate();
                Join(LongestEnd);
                break;
            case ChaosEnd.DisposeWhileJoining:
                pool.Close();
                Together.Run([() => Join(LongestJoin), () => JoinLater(LongestJoin), Later(Dispose)]);
                break;
            case ChaosEnd.DisposeLater:
                DisposeLater();
                break;
            case ChaosEnd.TerminateInCallback:
                InCallback(Terminate, Terminate);
                Join(LongestEnd);
                break;
            case ChaosEnd.CloseInCallback:
                InCallback(CloseAndTryToJoin, pool.Close);
                Join(LongestJoin);
                break;
            case ChaosEnd.AllAtOnce:
                Together.Run([Later(pool.Close), Later(Terminate), Later(Dispose), Later(DisposeLater), Later(() => Join(LongestJoin)), Later(() => JoinLater(LongestJoin))]);
                break;
        }

        Dispose();
    }

    private void Terminate()
    {
        Volatile.Write(ref _terminated, true);
        InTime(pool.Terminate, LongestEnd, "Terminate");
    }

    private void Dispose()
    {
        Volatile.Write(ref _terminated, true);
        InTime(pool.Dispose, LongestEnd, "Dispose");
    }

    private void DisposeLater()
    {
        Volatile.Write(ref _terminated, true);
        InTime(() => pool.DisposeAsync().AsTask().Wait(), LongestEnd, "DisposeAsync");
    }

    private void Join(TimeSpan longest)
    {
        try
        {
            if (!pool.Join(longest)) book.Wrong($"Join gave up after {longest}");
        }
        catch (InvalidOperationException) when (plan.End == ChaosEnd.AllAtOnce)
        {
            // It came before the others.
        }
    }

    private void JoinLater(TimeSpan longest)
    {
        try
        {
            if (!pool.JoinAsync().Wait(longest)) book.Wrong($"JoinAsync did not end within {longest}");
        }
        catch (InvalidOperationException) when (plan.End == ChaosEnd.AllAtOnce)
        {
            // It came before the others.
        }
    }

    // From an item's callback if one can be had, else from here.
    private void InCallback(Action end, Action otherwise)
    {
        using var done = new ManualResetEventSlim();
        void Once()
        {
            end();
            done.Set();
        }

        var item = new ChaosItem(book.Next(), "ending") { HasCallbacks = true };
        try
        {
            item.Result = pool.ChaosWork.Tick.ApplyAsync(item.Id, 0, _ =>
            {
                item.Callback();
                Once();
            }, _ =>
            {
                item.ErrorCallback();
                Once();
            });
        }
        catch (PoolException e)
        {
            item.Refusal = e;
            otherwise();
            done.Set();
        }

        book.Add(item);
        if (!done.Wait(LongestJoin)) book.Wrong("no callback came to end the pool");
    }

    private void CloseAndTryToJoin()
    {
        pool.Close();
        try
        {
            pool.Join();
            book.Wrong("Join in a callback did not throw");
        }
        catch (InvalidOperationException)
        {
            // It would wait for itself.
        }
    }

    private Action Later(Action action)
    {
        int microseconds = _random.Next(30_000);
        return () =>
        {
            long started = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(started).TotalMicroseconds < microseconds) Thread.Yield();
            action();
        };
    }

    private void InTime(Action action, TimeSpan longest, string name)
    {
        long started = Stopwatch.GetTimestamp();
        action();
        TimeSpan took = Stopwatch.GetElapsedTime(started);
        if (took > longest) book.Wrong($"{name} took {took}");
    }
}
