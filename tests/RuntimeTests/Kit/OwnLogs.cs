using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace PoolGen.RuntimeTests.Kit;

/// <summary>A logger factory that keeps what it is given.</summary>
internal sealed class OwnLogs : IDisposable
{
    private readonly FakeLogCollector _log = new();

    /// <param name="tracking">What the factory adds to each entry of its trace.</param>
    internal OwnLogs(ActivityTrackingOptions tracking = ActivityTrackingOptions.None) =>
        Factory = LoggerFactory.Create(builder => builder
            .SetMinimumLevel(LogLevel.Trace).AddProvider(new FakeLoggerProvider(_log)).Configure(options => options.ActivityTrackingOptions = tracking));

    internal ILoggerFactory Factory { get; }

    /// <summary>All that was logged so far, as of a category.</summary>
    internal FakeLogRecord[] Of(string category) => [.. _log.GetSnapshot().Where(record => record.Category == category)];

    /// <summary>The one entry of the pool's that has this id, once it is there.</summary>
    internal FakeLogRecord One(int id)
    {
        Eventually.True(() => Pool(id).Length > 0, $"event {id} is logged");
        return Assert.Single(Pool(id));
    }

    internal FakeLogRecord[] Pool(int id) => [.. Of("PoolGen.Pool").Where(record => record.Id.Id == id)];

    public void Dispose() => Factory.Dispose();
}
