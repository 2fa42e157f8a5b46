using System.Diagnostics;

namespace PoolGen.Workers;

/// <summary>
/// Starts every worker process from one thread that never ends: on Linux a worker asks to be killed when the <em>thread</em> that started it ends
/// (PR_SET_PDEATHSIG), so no thread of a pool's, or of the thread pool's, may do it.
/// </summary>
internal static class WorkerSpawner
{
    // Guards all below, and is pulsed for each request.
    private static readonly object Gate = new();
    private static readonly Queue<StartRequest> Requests = new();
    private static bool _runs;

    /// <summary>Starts a process and waits until it has been started.</summary>
    internal static Process Start(ProcessStartInfo info)
    {
        var request = new StartRequest(info);
        lock (Gate)
        {
            // Not in a static constructor: a system that has no thread to give now may have one later.
            if (!_runs) new Thread(Run) { IsBackground = true, Name = "PoolGen spawner" }.Start();
            _runs = true;
            Requests.Enqueue(request);
            Monitor.Pulse(Gate);
        }

        return request.Result;
    }

    private static void Run()
    {
        while (true) Next().Run();
    }

    private static StartRequest Next()
    {
        lock (Gate)
        {
            while (Requests.Count == 0) Monitor.Wait(Gate);
            return Requests.Dequeue();
        }
    }
}
