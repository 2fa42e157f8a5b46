using System.Diagnostics;
using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Telemetry;

/// <summary>The executions of a map's chunks add up to its items, whatever becomes of the chunks.</summary>
[Watchdog]
[Collection("Traces")]
[Trait("Category", "Slow")]
public sealed class TracedChunkTests : IDisposable
{
    private const int Items = 200;

    private readonly string _name = Guid.NewGuid().ToString();
    private readonly RecordedActivities _recorded;

    public TracedChunkTests() => _recorded = new RecordedActivities(_name);

    private Activity[] Executions => [.. _recorded.Of(ActivityKind.Consumer)];

    public void Dispose() => _recorded.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_worker_that_dies_ends_its_chunk_with_the_item_that_is_lost(bool stream)
    {
        using ProcessPool pool = Create();
        IEnumerable<int> items = Enumerable.Range(700, Items);
        Outcome<int>[] outcomes = stream
            ? [.. pool.ProcessWork.KillSelfNowAndThen.ImapUnordered(items, chunkSize: 10).AsOutcomes()]
            : pool.ProcessWork.KillSelfNowAndThen.MapOutcomes(items, chunkSize: 10);
        Assert.Single(outcomes, static outcome => outcome.Exception is WorkerLostException);
        Activity client = WaitFor(Items);
        Assert.Equal("lost", client.GetTagItem("poolgen.outcome"));
        AssertCounts(client, ("ok", Items - 1), ("lost", 1));
        Assert.Equal(["poolgen.worker.lost"], client.Events.Select(static happened => happened.Name));
        Activity lost = Assert.Single(Executions, static execution => Outcome(execution) == "lost");
        Assert.Equal((8, ActivityStatusCode.Error, "exception"), (ItemsOf(lost), lost.Status, Assert.Single(lost.Events).Name));
    }

    [Fact]
    public void An_item_that_is_started_again_after_a_death_is_in_the_lost_execution_and_in_another()
    {
        using ProcessPool pool = Create();
        Assert.Equal(Enumerable.Range(0, Items), pool.TraceWork.DieAtFirst.Map(Enumerable.Range(0, Items), chunkSize: 10));
        Activity client = WaitFor(Items + 2);
        Assert.Equal("ok", client.GetTagItem("poolgen.outcome"));
        AssertCounts(client, ("ok", Items));
        Assert.Equal((2, 2), (client.Events.Count(static happened => happened.Name == "poolgen.worker.lost"), client.Events.Count(static happened => happened.Name == "poolgen.retry")));
        Assert.Equal([8, 8], Executions.Where(static execution => Outcome(execution) == "lost").Select(ItemsOf));
        Assert.Equal([("ok", 2), ("ok", 2)], Executions.Where(static execution => Attempt(execution) > 1).Select(static execution => (Outcome(execution), Attempt(execution))));
    }

    [Fact]
    public void An_item_that_is_retried_has_an_execution_of_its_own_while_its_chunk_goes_on()
    {
        using var directory = new TemporaryDirectory();
        using ProcessPool pool = Create();
        IPool retrying = pool.With(new CallOptions { MaxRetries = 2 });
        Assert.Equal(
            Enumerable.Range(0, 30).Select(static x => x * 10),
            retrying.RetriedWork.FailAtFirst.StarMap(Enumerable.Range(0, 30).Select(x => (directory.Path, x, x % 10 == 3 ? 1 : 0)), chunkSize: 10));
        Activity client = WaitFor(33);
        Assert.Equal(("ok", ActivityStatusCode.Unset), (client.GetTagItem("poolgen.outcome"), client.Status));
        AssertCounts(client, ("ok", 30));
        Assert.Equal(["poolgen.retry", "poolgen.retry", "poolgen.retry"], client.Events.Select(static happened => happened.Name));
        Assert.Equal([10, 10, 10], Executions.Where(static execution => Outcome(execution) == "error").Select(ItemsOf));
        Assert.Equal([1, 1, 1], Executions.Where(static execution => Outcome(execution) == "ok").Select(ItemsOf));
    }

    [Fact]
    public void A_chunk_goes_on_while_one_of_its_items_is_retried()
    {
        using var directory = new TemporaryDirectory();
        using var gate = new Gate();
        using ProcessPool pool = Create();
        AsyncResult<int[]> map = pool.With(new CallOptions { MaxRetries = 1 }).TraceWork.FailOrPassGate.StarMapAsync(
            Enumerable.Range(0, 10).Select(x => (directory.Path, gate.Name, x)), chunkSize: 10);
        Eventually.True(() => Executions.Any(static execution => ItemsOf(execution) == 1), "the retried item has been told");
        gate.Open();
        Assert.Equal(Enumerable.Range(0, 10), map.Get());
        AssertCounts(WaitFor(11), ("ok", 10));
        Assert.Equal(["poolgen.retry"], _recorded.Of(ActivityKind.Client)[0].Events.Select(static happened => happened.Name));
        Assert.Equal([("ok", 1), ("error", 10)], Executions.Select(static execution => (Outcome(execution), ItemsOf(execution))));
    }

    [Fact]
    public void Items_that_cannot_be_sent_are_counted_and_have_no_execution()
    {
        using ProcessPool pool = Create();
        ThrowingGetter[] items = [new(), new(), new()];
        Assert.ThrowsAny<Exception>(() => pool.Work.TakeThrowingGetter.Map(items));
        AssertCounts(WaitFor(0), ("error", 3));
    }

    [Fact]
    public void A_call_that_cannot_be_sent_is_an_error()
    {
        using ProcessPool pool = Create();
        Assert.ThrowsAny<Exception>(() => pool.Work.TakeThrowingGetter.Apply(new ThrowingGetter()));
        Activity client = WaitFor(0);
        Assert.Equal(("error", ActivityStatusCode.Error), (client.GetTagItem("poolgen.outcome"), client.Status));
    }

    [Fact]
    public void A_call_that_is_retried_has_an_execution_for_each_attempt()
    {
        using var directory = new TemporaryDirectory();
        using ProcessPool pool = Create();
        Assert.Equal(70, pool.With(new CallOptions { MaxRetries = 2 }).RetriedWork.FailAtFirst.Apply(directory.Path, 7, 2));
        Activity client = WaitFor(3);
        Assert.Equal(("RetriedWork.FailAtFirst", "ok", ActivityStatusCode.Unset), (client.OperationName, client.GetTagItem("poolgen.outcome"), client.Status));
        Assert.Equal(["poolgen.retry", "poolgen.retry"], client.Events.Select(static happened => happened.Name));

        // Attempts are counted for workers' deaths alone, as in TaskContext.
        Assert.Equal([("error", 1), ("error", 1), ("ok", 1)], Executions.Select(static execution => (Outcome(execution), Attempt(execution))));
    }

    [Fact]
    public void Chunks_that_another_worker_steals_are_its_executions()
    {
        using var gate = new Gate();
        using ProcessPool pool = Create();
        Eventually.True(() => pool.Workers.All(static worker => worker.State == WorkerState.Idle), "both workers are ready");
        AsyncResult<int[]> map = pool.TraceWork.PassGateIfFirst.StarMapAsync(Enumerable.Range(0, Items).Select(x => (gate.Name, x)), chunkSize: 1);
        Eventually.True(() => Executions.Length == Items - 1, "the other worker has done all that it could");
        gate.Open();
        int[] processes = map.Get();
        Activity client = WaitFor(Items);
        AssertCounts(client, ("ok", Items));
        Assert.All(Executions, static execution => Assert.Equal(1, ItemsOf(execution)));
        Assert.Equal(processes.Order(), Executions.Select(static execution => (int)execution.GetTagItem("process.pid")!).Order());
    }

    [Fact]
    public void A_worker_that_is_killed_for_a_time_limit_ends_its_chunk()
    {
        using ProcessPool pool = Create();
        IPool limited = pool.With(new CallOptions { Timeout = TimeSpan.FromMilliseconds(500), CancellationGrace = TimeSpan.Zero });
        Assert.ThrowsAny<Exception>(() => limited.TraceWork.HangIf.StarMap(Enumerable.Range(0, Items).Select(static x => (x, 77)), chunkSize: 10));
        Activity client = WaitFor(Items);
        AssertCounts(client, ("ok", Items - 1), ("timeout", 1));
        Assert.Equal(["poolgen.worker.killed"], client.Events.Select(static happened => happened.Name));
        Assert.Equal(8, ItemsOf(Assert.Single(Executions, static execution => Outcome(execution) == "timeout")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_has_not_run_is_no_execution_and_is_counted_as_what_became_of_it(bool cancelled)
    {
        using var gate = new Gate();
        using var giveUp = new CancellationTokenSource();
        ProcessPool pool = Create();
        AsyncResult<int[]> map = pool.Work.PassGateOrCancel.StarMapAsync(Enumerable.Range(0, Items).Select(x => (gate.Name, x)), chunkSize: 10, cancellationToken: giveUp.Token);
        Eventually.True(() => gate.Arrived == 2, "both workers work");
        if (cancelled) giveUp.Cancel();
        else pool.Terminate();
        Assert.ThrowsAny<Exception>(() => map.Get());
        pool.Dispose();
        Eventually.True(() => _recorded.Of(ActivityKind.Client).Count == 1, "the map is told");
        string outcome = cancelled ? "cancelled" : "terminated";
        Assert.Equal(outcome, _recorded.Of(ActivityKind.Client)[0].GetTagItem("poolgen.outcome"));
        AssertCounts(_recorded.Of(ActivityKind.Client)[0], (outcome, Items));
        Assert.Equal(2, Executions.Length);
        PoolStatistics statistics = pool.GetStatistics();
        Assert.Equal(Items, cancelled ? statistics.Cancelled : statistics.Terminated);
    }

    private static string? Outcome(Activity execution) => (string?)execution.GetTagItem("poolgen.outcome");

    private static int Attempt(Activity execution) => (int)execution.GetTagItem("poolgen.attempt")!;

    private static int ItemsOf(Activity execution) => execution.GetTagItem("poolgen.items") as int? ?? 1;

    private static void AssertCounts(Activity client, params (string Outcome, int Items)[] expected)
    {
        Assert.Equal((long)expected.Sum(static one => one.Items), client.GetTagItem("poolgen.items"));
        Assert.Equal(
            expected.Select(static one => KeyValuePair.Create<string, object?>($"poolgen.items.{one.Outcome}", (long)one.Items)),
            client.TagObjects.Where(static tag => tag.Key.StartsWith("poolgen.items.", StringComparison.Ordinal)));
    }

    /// <summary>The map or call, once it is told, and as many items' executions.</summary>
    private Activity WaitFor(int items)
    {
        Eventually.True(() => _recorded.Of(ActivityKind.Client).Count == 1, "the map is told");
        SpinWait.SpinUntil(() => Executions.Sum(ItemsOf) >= items, TimeSpan.FromSeconds(5));
        Assert.Equal(items, Executions.Sum(ItemsOf));
        Assert.Equal(Executions.Length, Executions.Select(static execution => execution.SpanId).Distinct().Count());
        Activity client = Assert.Single(_recorded.Of(ActivityKind.Client));
        Assert.All(Executions, execution => Assert.Equal(client.SpanId, execution.ParentSpanId));
        return client;
    }

    private ProcessPool Create() => new(new ProcessPoolOptions { Workers = 2, Name = _name });
}
