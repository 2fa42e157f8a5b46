using System.Diagnostics.Metrics;

namespace PoolGen.RuntimeTests.Kit;

/// <summary>Listens to the meter of one pool, by its name, and keeps what it reads.</summary>
internal sealed class MeterReadings : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<(string Instrument, double Value, Dictionary<string, object?> Attributes)> _readings = [];
    private readonly MeterListener _listener = new();
    private readonly string _pool;

    internal MeterReadings(string pool, params string[] instruments)
    {
        _pool = pool;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == PoolTelemetry.MeterName && (instruments.Length == 0 || instruments.Contains(instrument.Name))) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    internal IReadOnlyList<(string Instrument, double Value, Dictionary<string, object?> Attributes)> Of(string instrument)
    {
        lock (_gate) return [.. _readings.Where(reading => reading.Instrument == instrument)];
    }

    internal double Sum(string instrument, string? attribute = null, object? value = null) =>
        Of(instrument).Where(reading => attribute is null || Equals(reading.Attributes[attribute], value)).Sum(reading => reading.Value);

    /// <summary>Asks the observable instruments.</summary>
    internal void Look() => _listener.RecordObservableInstruments();

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var attributes = new Dictionary<string, object?>(tags.ToArray());
        if (!Equals(attributes["poolgen.pool"], _pool)) return;
        lock (_gate) _readings.Add((instrument.Name, value, attributes));
    }
}
