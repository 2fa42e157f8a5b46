using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace PoolGen.Benchmarks.Workloads.Contenders;

/// <summary>Somebody who listens to pools as an exporter does, but keeps nothing.</summary>
internal sealed class Listener : IDisposable
{
    private readonly IDisposable _listening;
    private long _heard;

    private Listener(string kind) => _listening = kind switch
    {
        "metrics" => ToMetrics(),
        "traces" => ToTraces(),
        _ => throw new ArgumentException($"Nobody listens to '{kind}'.", nameof(kind)),
    };

    /// <summary>What a measurement finds while somebody listens; it is none if nothing was heard.</summary>
    public static Measured Measure(string kind, Func<Measured> measure)
    {
        using var listener = new Listener(kind);
        Measured measured = measure();
        return Interlocked.Read(ref listener._heard) > 0 ? measured : throw new InvalidOperationException($"The listener to {kind} has heard nothing.");
    }

    public void Dispose() => _listening.Dispose();

    private MeterListener ToMetrics()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == PoolTelemetry.MeterName) listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => Interlocked.Increment(ref _heard));
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => Interlocked.Increment(ref _heard));
        listener.Start();
        return listener;
    }

    private ActivityListener ToTraces()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == PoolTelemetry.ActivitySourceName,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _ => Interlocked.Increment(ref _heard),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
