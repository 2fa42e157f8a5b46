using System.Diagnostics.Metrics;

namespace PoolGen.RuntimeTests.Kit;

/// <summary>Meters to which no other test listens.</summary>
internal sealed class OwnMeters : IMeterFactory
{
    private readonly List<Meter> _meters = [];

    internal IReadOnlyList<Meter> Created => _meters;

    public Meter Create(MeterOptions options)
    {
        // As a host's factory does it: dependents find out by the scope whose meter it is.
        var meter = new Meter(options.Name, options.Version, options.Tags, scope: this);
        _meters.Add(meter);
        return meter;
    }

    public void Dispose()
    {
        foreach (Meter meter in _meters) meter.Dispose();
    }
}
