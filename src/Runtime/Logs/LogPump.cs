using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace PoolGen.Logs;

/// <summary>Gives entries to a logger in their order, on a thread of the thread pool: the logger is the user's, and may block or throw.</summary>
/// <remarks>Safe for any thread.</remarks>
/// <param name="log">Gives one entry to the logger; also gets how many entries were dropped before it.</param>
internal sealed class LogPump<T>(Action<T, int> log) : IThreadPoolWorkItem
{
    // The thread pool may have no thread: entries for which it has none by then get a thread of their own.
    private static readonly TimeSpan LongestStart = TimeSpan.FromMilliseconds(20);

    // Guards all that follows, and is pulsed when nothing waits any more.
    private readonly object _gate = new();
    private readonly LogBacklog<T> _waiting = new();
    private bool _isScheduled;
    private bool _runs;
    private bool _hasOwnThread;
    private bool _isLate;

    /// <summary>Adds an entry behind the others. Never waits for the logger.</summary>
    internal void Add(T entry, int bytes, int droppedBefore = 0)
    {
        lock (_gate)
        {
            _waiting.Add(entry, bytes, droppedBefore);
            if (_isScheduled) return;
            _isScheduled = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Waits until the logger has all entries, so long at most; false when it does not have them then.</summary>
    internal bool TryFinish(TimeSpan longest)
    {
        lock (_gate) return WaitForLogger(longest);
    }

    /// <summary>As <see cref="TryFinish"/>, but does not wait again for a logger that was too slow, before it has all entries.</summary>
    internal void LetCatchUp(TimeSpan longest)
    {
        lock (_gate)
        {
            if (!_isLate) _isLate = !WaitForLogger(longest);
        }
    }

    void IThreadPoolWorkItem.Execute() => Run();

    private bool WaitForLogger(TimeSpan longest)
    {
        long started = Stopwatch.GetTimestamp();
        while (_isScheduled)
        {
            TimeSpan left = longest - Stopwatch.GetElapsedTime(started);
            if (left <= TimeSpan.Zero) return false;
            if (!Monitor.Wait(_gate, left < LongestStart ? left : LongestStart) && !_runs && !_hasOwnThread) RunApart();
        }

        return true;
    }

    private void RunApart()
    {
        _hasOwnThread = true;
        new Thread(Run) { IsBackground = true, Name = "PoolGen logs" }.Start();
    }

    private void Run()
    {
        lock (_gate)
        {
            if (_runs || !_isScheduled) return;
            _runs = true;
        }

        while (TryDequeue(out T? entry, out int dropped))
        {
            try
            {
                log(entry, dropped);
            }
            catch (Exception)
            {
                // The user's logger threw.
            }
        }
    }

    private bool TryDequeue([MaybeNullWhen(false)] out T entry, out int dropped)
    {
        lock (_gate)
        {
            if (_waiting.TryPeek(out entry, out dropped))
            {
                _waiting.Dequeue();
                return true;
            }

            _isScheduled = _runs = _hasOwnThread = _isLate = false;
            Monitor.PulseAll(_gate);
            return false;
        }
    }
}
