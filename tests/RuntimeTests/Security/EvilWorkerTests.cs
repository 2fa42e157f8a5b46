using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Security;

/// <summary>Real workers that scribble over what they share with the parent: it costs the worker and the item that it ran, and nobody else.</summary>
[Watchdog]
[Trait("Category", "Slow")]
public sealed class EvilWorkerTests
{
    [Theory]
    [InlineData("head is far")]
    [InlineData("head is behind")]
    [InlineData("head is odd")]
    [InlineData("kind 0")]
    [InlineData("kind 99")]
    [InlineData("another frame")]
    [InlineData("another item")]
    [InlineData("no item")]
    [InlineData("longer than committed")]
    [InlineData("longest")]
    [InlineData("wraps at the end")]
    [InlineData("ready again")]
    [InlineData("start failed")]
    [InlineData("not started")]
    [InlineData("run of too many")]
    [InlineData("run without room")]
    [InlineData("large, too large")]
    [InlineData("large, negative")]
    [InlineData("large, cut")]
    [InlineData("all results are rubbish")]
    [InlineData("everything is rubbish")]
    [InlineData("everything is zero")]
    [InlineData("bell ?")]
    [InlineData("bell WWW\0")]
    [InlineData("bell R")]
    public void What_no_worker_sends_costs_the_worker_and_its_item(string what)
    {
        using var pool = new ProcessPool(workers: 2);
        AssertOnlyItsItem(pool, what, failure => Assert.IsType<PoolProtocolException>(failure));
    }

    [Theory]
    [InlineData("result of three bytes")]
    [InlineData("failure of nothing")]
    public void Bytes_that_are_no_value_cost_the_item(string what)
    {
        using var pool = new ProcessPool(workers: 1);
        Assert.Throws<PayloadException>(() => pool.EvilWork.Break.Apply(what, null));
    }

    [Fact]
    public void What_waits_at_a_worker_that_scribbles_over_it_arrives_elsewhere_as_it_was_sent()
    {
        using var pool = new ProcessPool(workers: 1);
        using var gate = new Gate();
        AsyncResult<int> evil = pool.EvilWork.Break.ApplyAsync("all tasks are rubbish, and it dies", gate.Name);
        string[] texts = [.. Enumerable.Range(0, 40).Select(i => $"text {i}")];
        AsyncResult<string[]> map = pool.Work.Echo.MapAsync(texts, chunkSize: 8);
        AsyncResult<int> call = pool.Work.Square.ApplyAsync(12);
        Eventually.True(() => gate.Arrived == 1, "the evil task runs");
        gate.Open();
        Assert.Throws<WorkerLostException>(() => evil.Get());
        Assert.Equal(texts, map.Get());
        Assert.Equal(144, call.Get());
    }

    [Fact]
    public void Work_for_a_worker_that_wrote_over_its_claims_shows_what_it_did()
    {
        using var pool = new ProcessPool(workers: 1);
        using var gate = new Gate();
        AsyncResult<int> evil = pool.EvilWork.Break.ApplyAsync("everything is zero, unheard", gate.Name);
        gate.Open();
        Eventually.True(() => gate.Arrived == 2, "everything is zero");
        AsyncResult<int> next = pool.Work.Square.ApplyAsync(12);
        Assert.Throws<PoolProtocolException>(() => evil.Get());
        Assert.Equal(144, next.Get());
    }

    [Fact]
    public void Worker_that_claims_what_is_not_there_does_not_escape_its_time_limit()
    {
        using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 1, TaskTimeout = TimeSpan.FromMilliseconds(300) });
        Assert.Throws<WorkerLostException>(() => pool.EvilWork.Break.Apply("claims what is not there", null));
        Assert.Equal(4, pool.Work.Square.Apply(2));
    }

    [Fact]
    public void Worker_that_claims_what_is_not_there_does_not_escape_being_cancelled()
    {
        using var pool = new ProcessPool(workers: 1);
        using var gate = new Gate();
        AsyncResult<int> evil = pool.EvilWork.Break.ApplyAsync("claims what is not there", gate.Name);
        Eventually.True(() => gate.Arrived == 1, "the evil task runs");
        gate.Open();
        int process = pool.Workers[0].ProcessId;
        Eventually.True(() => pool.Workers[0].ProcessId != process || (evil.Cancel() && evil.IsReady) || evil.IsReady, "it ends");
        Assert.ThrowsAny<Exception>(() => evil.Get(TimeSpan.FromSeconds(30)));

        // Until it is gone, it claims what it is handed.
        Outcome<int>[] calls = [.. pool.Work.Square.Imap([2, 2], chunkSize: 1).AsOutcomes()];
        Assert.Contains(calls, static call => call.Exception is null && call.Value == 4);
    }

    [Fact]
    public void Worker_that_starts_in_the_future_is_late_all_the_same()
    {
        using var pool = new ProcessPool(new ProcessPoolOptions
        {
            Workers = 1, TaskTimeout = TimeSpan.FromMilliseconds(300), CancellationGrace = TimeSpan.FromMilliseconds(50),
        });
        Assert.Throws<TaskTimeoutException>(() => pool.EvilWork.Break.Apply("starts in the future", null));
    }

    [Fact]
    public void Worker_that_hears_no_bell_holds_up_nobody_who_rings()
    {
        using var pool = new ProcessPool(workers: 1);
        using var gate = new Gate();
        AsyncResult deaf = pool.EvilWork.BeDeaf.ApplyAsync(gate.Name);
        Eventually.True(() => gate.Arrived == 1, "the deaf task runs");
        for (int i = 0; i < 50_000; i++) pool.Work.Square.ApplyAsync(i).Cancel();
        gate.Open();
        deaf.Get();
        Assert.Equal(4, pool.Work.Square.Apply(2));
    }

    private static void AssertOnlyItsItem(ProcessPool pool, string what, Action<Exception> assertFailure)
    {
        using var gate = new Gate();
        Eventually.True(() => pool.Workers.All(worker => worker.State == WorkerState.Idle), "all workers are there");
        AsyncResult<int> evil = pool.EvilWork.Break.ApplyAsync(what, gate.Name);
        Eventually.True(() => gate.Arrived == 1, "the evil task runs");
        AsyncResult<int[]> map = pool.Work.Square.MapAsync(Enumerable.Range(0, 1000), chunkSize: 10);
        AsyncResult<string>[] calls = [.. Enumerable.Range(0, 50).Select(i => pool.Work.Echo.ApplyAsync($"call {i}"))];
        int[] before = [.. pool.Workers.Select(worker => worker.ProcessId)];
        gate.Open();
        assertFailure(Assert.ThrowsAny<PoolException>(() => evil.Get()));
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => i * i), map.Get());
        for (int i = 0; i < calls.Length; i++) Assert.Equal($"call {i}", calls[i].Get());
        Eventually.True(() => pool.Workers.All(worker => worker.State == WorkerState.Idle), "the pool is at full strength");
        Assert.Single(pool.Workers, worker => !before.Contains(worker.ProcessId));
    }
}
