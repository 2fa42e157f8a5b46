namespace PoolGen.Telemetry;

/// <summary>Ends something once, when it is disposed.</summary>
/// <param name="end">What to do then.</param>
internal sealed class Subscription(Action end) : IDisposable
{
    private Action? _end = end;

    public void Dispose() => Interlocked.Exchange(ref _end, null)?.Invoke();
}
