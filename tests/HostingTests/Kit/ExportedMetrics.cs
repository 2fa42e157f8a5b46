using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;

namespace PoolGen.HostingTests.Kit;

/// <summary>The metrics of one pool that OpenTelemetry's exporter in memory was given last.</summary>
internal sealed class ExportedMetrics(string pool)
{
    private readonly List<MetricSnapshot> _snapshots = [];

    /// <summary>Where the exporter adds to.</summary>
    internal ICollection<MetricSnapshot> Target => _snapshots;

    /// <summary>All instruments that have anything, with their kinds and units.</summary>
    internal IEnumerable<(string Name, MetricType Kind, string Unit)> Instruments => _snapshots.Select(static one => (one.Name, one.MetricType, one.Unit)).Distinct();

    /// <summary>Lets OpenTelemetry collect and export.</summary>
    internal void Collect(IHost host)
    {
        _snapshots.Clear();
        Assert.True(host.Get<MeterProvider>().ForceFlush());
    }

    /// <summary>The values of an instrument by their attributes: a histogram's count and sum, else one and the value.</summary>
    internal Dictionary<string, (long Count, double Sum)> Of(string instrument)
    {
        var values = new Dictionary<string, (long Count, double Sum)>();
        MetricSnapshot? snapshot = _snapshots.LastOrDefault(one => one.Name == instrument);
        foreach (MetricPoint point in snapshot?.MetricPoints ?? [])
        {
            List<KeyValuePair<string, object?>> attributes = [];
            foreach (KeyValuePair<string, object?> attribute in point.Tags) attributes.Add(attribute);
            if (attributes.Contains(new("poolgen.pool", pool))) values.Add(Attributes(attributes), ValueOf(snapshot!.MetricType, point));
        }

        return values;
    }

    /// <summary>Attributes as one text, in the order of their names.</summary>
    internal static string Attributes(IEnumerable<KeyValuePair<string, object?>> attributes) =>
        string.Join(' ', attributes.OrderBy(static one => one.Key, StringComparer.Ordinal).Select(static one => $"{one.Key}={one.Value}"));

    private static (long Count, double Sum) ValueOf(MetricType kind, MetricPoint point) => kind switch
    {
        MetricType.Histogram => (point.GetHistogramCount(), point.GetHistogramSum()),
        MetricType.LongGauge => (1, point.GetGaugeLastValueLong()),
        MetricType.DoubleGauge => (1, point.GetGaugeLastValueDouble()),
        _ => (1, point.GetSumLong()),
    };
}
