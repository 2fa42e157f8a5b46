using System.Diagnostics;

namespace PoolGen.Workers;

/// <summary>A process that <see cref="WorkerSpawner"/> is to start.</summary>
internal sealed class StartRequest(ProcessStartInfo info)
{
    private readonly TaskCompletionSource<Process> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Waits until it has been started.</summary>
    internal Process Result => _started.Task.GetAwaiter().GetResult();

    internal void Run()
    {
        try
        {
            _started.SetResult(Process.Start(info)!);
        }
        catch (Exception e)
        {
            _started.SetException(e);
        }
    }
}
