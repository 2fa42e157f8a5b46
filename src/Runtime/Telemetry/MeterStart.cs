namespace PoolGen.Telemetry;

/// <summary>
/// When a pool's meter begins: at once where somebody may listen in this process. Where nobody can (<see cref="DiagnosticsLibrary"/>), when somebody may,
/// or some time after the pool's start, so that tools outside of the process see it and the start does not wait for it.
/// </summary>
/// <remarks>Safe for any thread.</remarks>
internal sealed class MeterStart : IDisposable
{
    private const int DelayMilliseconds = 2000;

    private readonly Timer? _timer;
    private Action? _begin;

    /// <summary>Creates it.</summary>
    /// <param name="begin">Makes the meter; called once at most, and never while this is created or disposed. It does not throw.</param>
    /// <param name="now">Whether to begin at once in any case.</param>
    internal MeterStart(Action begin, bool now)
    {
        DiagnosticsLibrary.Watch();
        _begin = begin;
        if (!now) DiagnosticsLibrary.Loaded += Begin;
        if (now || DiagnosticsLibrary.IsLoaded) Begin();
        else _timer = new Timer(static start => ((MeterStart)start!).Begin(), this, DelayMilliseconds, Timeout.Infinite);
    }

    /// <summary>Whether it has begun, or never will.</summary>
    internal bool IsOver => Volatile.Read(ref _begin) is null;

    /// <summary>A meter that has not begun does not begin any more.</summary>
    public void Dispose()
    {
        Interlocked.Exchange(ref _begin, null);
        Leave();
    }

    private void Begin()
    {
        Interlocked.Exchange(ref _begin, null)?.Invoke();
        Leave();
    }

    private void Leave()
    {
        DiagnosticsLibrary.Loaded -= Begin;
        _timer?.Dispose();
    }
}
