using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;

namespace PoolGen.Telemetry;

/// <summary>The instruments of one meter: the process's, or that of a factory. All pools with the same factory share them.</summary>
/// <remarks>Safe for any thread.</remarks>
internal sealed class PoolMeter
{
    private static readonly ConditionalWeakTable<IMeterFactory, PoolMeter> OfFactories = [];
    private static readonly Lazy<PoolMeter> OfProcess = new(static () => new PoolMeter(new Meter(PoolTelemetry.MeterName)));

    private readonly Lock _gate = new();
    private readonly List<WeakReference<MeterFeed>> _feeds = [];

    private PoolMeter(Meter meter)
    {
        Tasks = meter.CreateCounter<long>(PoolTelemetry.Tasks, "{item}", "Items that have ended.");
        Retried = meter.CreateCounter<long>(PoolTelemetry.TasksRetried, "{item}", "Items that were started once more.");
        Duration = meter.CreateHistogram<double>(PoolTelemetry.TaskDuration, "s", "How long items ran in their workers.");
        Wait = meter.CreateHistogram<double>(PoolTelemetry.TaskWait, "s", "From when items were accepted until they started.");
        Starts = meter.CreateCounter<long>(PoolTelemetry.WorkerStarts, "{worker}", "Workers that were started.");
        Exits = meter.CreateCounter<long>(PoolTelemetry.WorkerExits, "{worker}", "Workers that have ended.");
        StartDuration = meter.CreateHistogram<double>(PoolTelemetry.WorkerStartDuration, "s", "From a worker's start until it was ready.");
        Payload = meter.CreateCounter<long>(PoolTelemetry.Payload, "By", "Bytes of arguments and results.");
        meter.CreateObservableUpDownCounter(PoolTelemetry.QueueItems, () => Observe(static feed => feed.Queued()), "{item}", "Items that were taken and have not started.");
        meter.CreateObservableUpDownCounter(PoolTelemetry.RunningItems, () => Observe(static feed => feed.Running()), "{item}", "Items that run.");
        meter.CreateObservableGauge(PoolTelemetry.Workers, () => Observe(static feed => feed.Workers()), "{worker}", "Workers.");
        meter.CreateObservableGauge(PoolTelemetry.WorkerMemory, () => Observe(static feed => feed.Memory()), "By", "Working sets of workers.");
        meter.CreateObservableGauge(PoolTelemetry.WorkerBusy, () => Observe(static feed => feed.Busy()), "1", "The part of the time in which workers had items to run.");
    }

    internal Counter<long> Tasks { get; }

    internal Counter<long> Retried { get; }

    internal Histogram<double> Duration { get; }

    internal Histogram<double> Wait { get; }

    internal Counter<long> Starts { get; }

    internal Counter<long> Exits { get; }

    internal Histogram<double> StartDuration { get; }

    internal Counter<long> Payload { get; }

    internal static PoolMeter Of(IMeterFactory? factory) => factory is null
        ? OfProcess.Value
        : OfFactories.GetValue(factory, static factory => new PoolMeter(factory.Create(new MeterOptions(PoolTelemetry.MeterName))));

    /// <summary>A pool is looked at from now on.</summary>
    internal void Add(MeterFeed feed)
    {
        lock (_gate)
        {
            _feeds.RemoveAll(static other => !other.TryGetTarget(out _));
            _feeds.Add(new WeakReference<MeterFeed>(feed));
        }
    }

    /// <summary>A pool has ended.</summary>
    internal void Remove(MeterFeed feed)
    {
        lock (_gate) _feeds.RemoveAll(other => !other.TryGetTarget(out MeterFeed? target) || ReferenceEquals(target, feed));
    }

    private List<Measurement<T>> Observe<T>(Func<MeterFeed, IEnumerable<Measurement<T>>> measure)
        where T : struct
    {
        WeakReference<MeterFeed>[] feeds;
        lock (_gate) feeds = [.. _feeds];
        var measurements = new List<Measurement<T>>();
        foreach (WeakReference<MeterFeed> weak in feeds)
        {
            if (weak.TryGetTarget(out MeterFeed? feed)) measurements.AddRange(measure(feed));
        }

        return measurements;
    }
}
