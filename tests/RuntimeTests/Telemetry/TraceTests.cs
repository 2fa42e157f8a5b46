using System.Diagnostics;
using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Telemetry;

/// <summary>What a listener of the activity source sees of a pool, and what tasks see of their trace.</summary>
[Watchdog]
[Collection("Traces")]
[Trait("Category", "Slow")]
public sealed class TraceTests
{
    private readonly string _name = Guid.NewGuid().ToString();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_call_is_one_activity_and_its_execution_is_the_one_that_the_task_sees(bool inProcess)
    {
        using var recorded = new RecordedActivities(_name);
        using LocalPool pool = Create(inProcess);
        using Activity request = Request(ActivityTraceFlags.Recorded);
        foreach (int size in (int[])[1, 1_000_000])
        {
            string seen = pool.TraceWork.Describe.Apply(1, new byte[size]);
            Activity client = recorded.Of(ActivityKind.Client)[^1];
            Activity execution = recorded.Of(ActivityKind.Consumer)[^1];
            Assert.Equal($"{request.TraceId} {execution.SpanId} 1 a=b ada", seen);
            Assert.Equal(("TraceWork.Describe", "TraceWork.Describe execute"), (client.OperationName, execution.OperationName));
            Assert.Equal((request.SpanId, client.SpanId), (client.ParentSpanId, execution.ParentSpanId));
            Assert.Equal(pool.Workers[0].ProcessId, execution.GetTagItem("process.pid"));
            Assert.Equal((0, 1, "ok"), (execution.GetTagItem("poolgen.worker"), execution.GetTagItem("poolgen.attempt"), execution.GetTagItem("poolgen.outcome")));
            Assert.Equal("ok", client.GetTagItem("poolgen.outcome"));
            Assert.True(client.StartTimeUtc <= execution.StartTimeUtc.AddMilliseconds(1));
        }

        Assert.Same(request, Activity.Current);
        Assert.Equal((2, 2), (recorded.Of(ActivityKind.Client).Count, recorded.Of(ActivityKind.Consumer).Count));
    }

    [Fact]
    public void What_is_not_recorded_does_not_travel()
    {
        using var recorded = new RecordedActivities(_name);
        using LocalPool pool = Create(inProcess: false);
        using (Request(ActivityTraceFlags.Recorded)) Assert.NotEqual("none", pool.TraceWork.Describe.Apply(1));
        using (Request(ActivityTraceFlags.None)) Assert.Equal("none", pool.TraceWork.Describe.Apply(1));
        Assert.Single(recorded.Of(ActivityKind.Client));
    }

    [Fact]
    public void A_failure_is_recorded_with_its_exception()
    {
        using var recorded = new RecordedActivities(_name);
        using LocalPool pool = Create(inProcess: false);
        Exception failure = Assert.ThrowsAny<Exception>(() => pool.Work.FailIfOdd.Apply(1));
        Activity execution = Assert.Single(recorded.Of(ActivityKind.Consumer));
        Assert.Equal((ActivityStatusCode.Error, ActivityStatusCode.Error), (execution.Status, recorded.Of(ActivityKind.Client)[0].Status));
        ActivityEvent exception = Assert.Single(execution.Events);
        Assert.Equal("exception", exception.Name);
        Dictionary<string, object?> told = exception.Tags.ToDictionary();
        Assert.Equal((failure.GetType().FullName, failure.Message), (told["exception.type"], told["exception.message"]));
        Assert.Contains("FailIfOdd", Assert.IsType<string>(told["exception.stacktrace"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_attempt_is_an_execution_and_a_lost_worker_an_event()
    {
        using var recorded = new RecordedActivities(_name);
        using LocalPool pool = Create(inProcess: false);
        Assert.Equal(3, pool.ProcessWork.DieUntilThirdAttempt.Apply());
        Eventually.True(() => recorded.Of(ActivityKind.Consumer).Count == 3 && recorded.Of(ActivityKind.Client).Count == 1, "all are told");
        Activity[] executions = [.. recorded.Of(ActivityKind.Consumer).OrderBy(static execution => (int)execution.GetTagItem("poolgen.attempt")!)];
        Assert.Equal([1, 2, 3], executions.Select(static execution => execution.GetTagItem("poolgen.attempt")));
        Assert.Equal(["lost", "lost", "ok"], executions.Select(static execution => execution.GetTagItem("poolgen.outcome")));
        Activity client = Assert.Single(recorded.Of(ActivityKind.Client));
        Assert.Equal(["poolgen.worker.lost", "poolgen.retry", "poolgen.worker.lost", "poolgen.retry"], client.Events.Select(static happened => happened.Name));
        Assert.Equal(ActivityStatusCode.Unset, client.Status);
    }

    [Fact]
    public void A_map_is_one_activity_with_an_execution_for_each_chunk()
    {
        using var recorded = new RecordedActivities(_name);
        using LocalPool pool = Create(inProcess: false);
        pool.Work.Square.Map(Enumerable.Range(0, 100), chunkSize: 10);
        foreach (int _ in pool.Work.Square.Imap(Enumerable.Range(0, 50), chunkSize: 10))
        {
        }

        Eventually.True(() => recorded.Of(ActivityKind.Client).Count == 2 && recorded.Of(ActivityKind.Consumer).Sum(static chunk => (int)chunk.GetTagItem("poolgen.items")!) >= 150, "all are told");
        Assert.Equal(["Work.Square map", "Work.Square stream"], recorded.Of(ActivityKind.Client).Select(static client => client.OperationName));
        Assert.Equal([100L, 50L], recorded.Of(ActivityKind.Client).Select(static client => client.GetTagItem("poolgen.items")));
        foreach (Activity client in recorded.Of(ActivityKind.Client))
        {
            Assert.Equal(client.GetTagItem("poolgen.items"), (long)recorded.Of(ActivityKind.Consumer).Where(chunk => chunk.ParentSpanId == client.SpanId).Sum(static chunk => (int)chunk.GetTagItem("poolgen.items")!));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Cancelled_calls_end_as_cancelled_and_those_that_never_ran_have_no_execution(bool statistics)
    {
        using var recorded = new RecordedActivities(_name);
        using LocalPool pool = Create(inProcess: false, statistics);
        using var gate = new Gate();
        using var giveUp = new CancellationTokenSource();
        AsyncResult<int> running = pool.Work.PassGateOrCancel.ApplyAsync(gate.Name, 1, cancellationToken: giveUp.Token);
        Eventually.True(() => gate.Arrived == 1, "the call runs");
        AsyncResult<int> waiting = pool.Work.Square.ApplyAsync(2, cancellationToken: giveUp.Token);
        giveUp.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => running.Get());
        Assert.ThrowsAny<OperationCanceledException>(() => waiting.Get());
        Eventually.True(() => recorded.Of(ActivityKind.Client).Count == 2 && recorded.Of(ActivityKind.Consumer).Count == 1, "all are told");
        Assert.All(recorded.Of(ActivityKind.Client), static client => Assert.Equal(("cancelled", ActivityStatusCode.Unset), (client.GetTagItem("poolgen.outcome"), client.Status)));
        Activity execution = Assert.Single(recorded.Of(ActivityKind.Consumer));
        Assert.Equal(("Work.PassGateOrCancel execute", "cancelled"), (execution.OperationName, execution.GetTagItem("poolgen.outcome")));
    }

    [Fact]
    public void A_worker_that_is_killed_for_a_time_limit_is_an_event_of_the_call()
    {
        using var recorded = new RecordedActivities(_name);
        using LocalPool pool = Create(inProcess: false);
        var limit = new CallOptions { Timeout = TimeSpan.FromMilliseconds(50), CancellationGrace = TimeSpan.Zero };
        Assert.Throws<TaskTimeoutException>(() => pool.With(limit).ProcessWork.Hang.Apply());
        Eventually.True(() => recorded.Of(ActivityKind.Client).Count == 1 && recorded.Of(ActivityKind.Consumer).Count == 1, "all are told");
        Activity client = recorded.Of(ActivityKind.Client)[0];
        Assert.Equal(("timeout", ActivityStatusCode.Error), (client.GetTagItem("poolgen.outcome"), client.Status));
        Assert.Equal("poolgen.worker.killed", Assert.Single(client.Events).Name);
        Assert.Equal("timeout", recorded.Of(ActivityKind.Consumer)[0].GetTagItem("poolgen.outcome"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_listener_that_throws_harms_no_call_and_leaves_the_current_activity_as_it_was(bool atStart)
    {
        using var throwing = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == PoolTelemetry.ActivitySourceName,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = activity => Throw(activity, atStart),
            ActivityStopped = activity => Throw(activity, !atStart),
        };
        using LocalPool pool = Create(inProcess: false);
        using Activity request = Request(ActivityTraceFlags.Recorded).AddBaggage("throws", "yes");
        ActivitySource.AddActivityListener(throwing);
        Assert.Equal(9, pool.Work.Square.Apply(3));
        Assert.Equal([1, 4], pool.Work.Square.Map([1, 2]));
        Assert.Same(request, Activity.Current);
    }

    // Other tests' pools run meanwhile: what they do is known by another trace.
    private static void Throw(Activity activity, bool throws)
    {
        if (throws && activity.GetBaggageItem("throws") is not null) throw new InvalidOperationException("no room in the database");
    }

    private static Activity Request(ActivityTraceFlags flags)
    {
        var request = new Activity("request") { TraceStateString = "a=b" };
        request.SetParentId(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), flags);
        request.AddBaggage("user", "ada");
        return request.Start();
    }

    private LocalPool Create(bool inProcess, bool statistics = true)
    {
        var options = new ProcessPoolOptions { Workers = 1, Name = _name, CollectStatistics = statistics };
        return inProcess ? new InProcessPool(options) : new ProcessPool(options);
    }
}
