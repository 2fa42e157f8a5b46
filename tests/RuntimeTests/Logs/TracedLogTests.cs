using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Logs;

/// <summary>What a task logs has the task's trace where it arrives, as a logger factory adds it and as exporters of logs read it.</summary>
[Watchdog]
[Collection("Traces")]
[Trait("Category", "Slow")]
public sealed class TracedLogTests
{
    private const string Category = "PoolGen.Task.TraceWork.Tell";
    private const ActivityTrackingOptions Tracking = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId | ActivityTrackingOptions.ParentId | ActivityTrackingOptions.TraceFlags | ActivityTrackingOptions.TraceState;

    private readonly string _name = Guid.NewGuid().ToString();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_entry_has_the_span_in_which_its_task_logged_it(bool inProcess)
    {
        using var recorded = new RecordedActivities(_name);
        using var logs = new OwnLogs(Tracking);
        using LocalPool pool = Create(inProcess, logs.Factory);
        using Activity request = Request(ActivityTraceFlags.Recorded);
        string[] spans = pool.TraceWork.Tell.Apply(1).Split(' ');
        Activity execution = Assert.Single(recorded.Of(ActivityKind.Consumer));
        Assert.Equal($"{execution.SpanId}", spans[0]);

        Dictionary<string, string?>[] told = [.. logs.Of(Category).Select(ScopesOf)];
        Assert.Equal(3, told.Length);
        Assert.All(told[..2], scopes => Assert.Equal(($"{request.TraceId}", "Recorded", "a=b"), (scopes["TraceId"], scopes["TraceFlags"], scopes["TraceState"])));
        Assert.Equal((spans[0], $"{execution.ParentSpanId}"), (told[0]["SpanId"], told[0]["ParentId"]));
        Assert.Equal((spans[1], spans[0]), (told[1]["SpanId"], told[1]["ParentId"]));
        Assert.Empty(told[2]);
    }

    [Fact]
    public void An_entry_of_a_trace_that_is_not_recorded_has_none()
    {
        using var recorded = new RecordedActivities(_name);
        using var logs = new OwnLogs(Tracking);
        using LocalPool pool = Create(inProcess: false, logs.Factory);
        using Activity request = Request(ActivityTraceFlags.None);
        Assert.StartsWith("none ", pool.TraceWork.Tell.Apply(1), StringComparison.Ordinal);
        Assert.Empty(ScopesOf(logs.Of(Category)[0]));
    }

    [Fact]
    public void Nobody_hears_of_a_span_because_an_entry_has_it()
    {
        List<Activity> heard = [];
        using var recorded = new RecordedActivities(_name);
        using var logs = new OwnLogs(Tracking);
        using LocalPool pool = Create(inProcess: false, logs.Factory);
        using Activity request = Request(ActivityTraceFlags.Recorded);
        using var listener = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.None,
            ActivityStarted = Hear,
            ActivityStopped = Hear,
        };
        ActivitySource.AddActivityListener(listener);
        pool.TraceWork.Tell.Apply(1);
        Assert.Equal(3, logs.Of(Category).Length);
        Assert.Equal(["TraceWork.Tell", "TraceWork.Tell execute"], heard.Select(static activity => activity.OperationName).Distinct().Order(StringComparer.Ordinal));

        void Hear(Activity activity)
        {
            lock (heard)
            {
                if (activity.TraceId == request.TraceId) heard.Add(activity);
            }
        }
    }

    private static Dictionary<string, string?> ScopesOf(FakeLogRecord record) =>
        record.Scopes.OfType<IEnumerable<KeyValuePair<string, object?>>>().SelectMany(static scope => scope).ToDictionary(static one => one.Key, static one => one.Value?.ToString());

    private static Activity Request(ActivityTraceFlags flags)
    {
        var request = new Activity("request") { TraceStateString = "a=b" };
        request.SetParentId(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), flags);
        return request.Start();
    }

    private LocalPool Create(bool inProcess, ILoggerFactory logs)
    {
        var options = new ProcessPoolOptions { Workers = 1, Name = _name, LoggerFactory = logs };
        return inProcess ? new InProcessPool(options) : new ProcessPool(options);
    }
}
