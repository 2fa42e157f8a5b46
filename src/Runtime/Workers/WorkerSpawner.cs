using System.Collections.Concurrent;
using System.Diagnostics;

namespace PoolGen.Workers;

/// <summary>
/// Starts every worker process from one thread that never ends: on Linux a worker asks to be killed when the <em>thread</em> that started it ends
/// (PR_SET_PDEATHSIG), so no thread of a pool's, or of the thread pool's, may do it.
/// </summary>
internal static class WorkerSpawner
{
    private static readonly BlockingCollection<(ProcessStartInfo Info, TaskCompletionSource<Process> Started)> Requests = [];

    private static readonly Lock Gate = new();
    private static bool _runs;

    /// <summary>Starts a process and waits until it has been started.</summary>
    internal static Process Start(ProcessStartInfo info)
    {
        // Not in a static constructor: a system that has no thread to give now may have one later.
        lock (Gate)
        {
            if (!_runs) new Thread(Run) { IsBackground = true, Name = "PoolGen spawner" }.Start();
            _runs = true;
        }

        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        Requests.Add((info, started));
        return started.Task.GetAwaiter().GetResult();
    }

    private static void Run()
    {
        foreach ((ProcessStartInfo info, TaskCompletionSource<Process> started) in Requests.GetConsumingEnumerable())
        {
            try
            {
                started.SetResult(Process.Start(info)!);
            }
            catch (Exception e)
            {
                started.SetException(e);
            }
        }
    }
}
