using System.Diagnostics;
using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Telemetry;

/// <summary>What a listener of the activity source sees of a pool, and what tasks see of their trace.</summary>
[Watchdog]
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
        Assert.ThrowsAny<Exception>(() => pool.Work.FailIfOdd.Apply(1));
        Activity execution = Assert.Single(recorded.Of(ActivityKind.Consumer));
        Assert.Equal((ActivityStatusCode.Error, ActivityStatusCode.Error), (execution.Status, recorded.Of(ActivityKind.Client)[0].Status));
        ActivityEvent exception = Assert.Single(execution.Events);
        Assert.Equal("exception", exception.Name);
        Assert.Equal(["exception.type", "exception.message", "exception.stacktrace"], exception.Tags.Select(static tag => tag.Key));
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

    private static Activity Request(ActivityTraceFlags flags)
    {
        var request = new Activity("request") { TraceStateString = "a=b" };
        request.SetParentId(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), flags);
        request.AddBaggage("user", "ada");
        return request.Start();
    }

    private LocalPool Create(bool inProcess)
    {
        var options = new ProcessPoolOptions { Workers = 1, Name = _name };
        return inProcess ? new InProcessPool(options) : new ProcessPool(options);
    }
}
