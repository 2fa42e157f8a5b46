using System.Diagnostics;
using PoolGen.Wire;

namespace PoolGen.Workers;

/// <summary>Taking results: how the reader sleeps between them, and how a caller takes its own.</summary>
internal abstract partial class Worker
{
    private const double TinyMicroseconds = 100;

    private static readonly TimeSpan LongestLook = TimeSpan.FromMicroseconds(50);

    private int _quickWakes;
    private long _itemsBefore;
    private double _microsecondsSlept;

    // Takes what is there, and says that this side sleeps from now on; returns how. Among tiny items a wake for each would cost more than the items:
    // then the worker rings at a chunk's end alone, or after half of what it has, and this side looks by itself every millisecond while results come in.
    // Longer items of a map need no wake of their own either: on a busy machine each would interrupt a worker.
    private int DrainAll()
    {
        lock (_draining)
        {
            ref int sleep = ref region.Int32(RegionLayout.ParentSleep);
            while (true)
            {
                Volatile.Write(ref sleep, SleepState.Awake);
                while (_failure is null && _listener!.Drain(this, withLarge: true))
                {
                }

                NotePace();
                int state = NextSleep();
                Interlocked.Exchange(ref sleep, state);
                if (_failure is not null || !Results.HasNews) return state;
            }
        }
    }

    private void NotePace()
    {
        if (_microsecondsSlept < 0) return;
        _quickWakes = _microsecondsSlept < TinyMicroseconds * (ItemsEnded - _itemsBefore) ? _quickWakes + 1 : 0;
        _itemsBefore = ItemsEnded;
        _microsecondsSlept = -1;
    }

    private bool AreTiny => _quickWakes >= 2;

    private int NextSleep()
    {
        if (InChunk && (AreTiny || OnlyChunkEndCounts)) return SleepState.ChunkEnd;
        if (!AreTiny || WakeAt is not { } wakeAt) return SleepState.Anything;
        Volatile.Write(ref region.Int64(RegionLayout.WakeAt), wakeAt);
        return SleepState.Batch;
    }

    private BellEvent WaitForNews(int state)
    {
        Sleeps++;
        int longest = AreTiny && state != SleepState.Anything ? 1_000 : InChunk ? 50_000 : -1;
        long before = Stopwatch.GetTimestamp();
        BellEvent heard = Bell!.Wait(longest);
        _microsecondsSlept = Stopwatch.GetElapsedTime(before).TotalMicroseconds;
        return heard;
    }

    /// <summary>
    /// On the thread of a caller who waits for one frame: takes results until that frame has ended, for some microseconds at most. Neither the worker
    /// has to ring nor the reader to wake, which would cost more than a short task. What is large is left to the reader.
    /// </summary>
    internal void DrainUntil(uint ended)
    {
        if (!_draining.TryEnter()) return;
        try
        {
            if (!_over && _failure is null) Look(ended);
        }
        catch (Exception e)
        {
            Fail(e);
        }
        finally
        {
            _draining.Exit();
        }
    }

    private void Look(uint ended)
    {
        ref int sleep = ref region.Int32(RegionLayout.ParentSleep);
        var look = new ShortLook(LongestLook);
        while (Interlocked.CompareExchange(ref sleep, SleepState.Awake, SleepState.Anything) == SleepState.Anything)
        {
            bool drained = true;
            do
            {
                if (Results.HasNews) drained = _listener!.Drain(this, withLarge: false);
            }
            while (drained && (int)(FramesEnded - ended) < 0 && look.GoesOn());

            // The reader sleeps on, and is rung for again. What came in between is seen here.
            Interlocked.Exchange(ref sleep, SleepState.Anything);
            if (!drained || !Results.HasNews) return;
        }
    }
}
