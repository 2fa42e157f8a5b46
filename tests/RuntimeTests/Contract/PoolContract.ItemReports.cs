using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Contract;

/// <content>What maps and streams tell while they run: how far they have come, what their items report, and how each item ended.</content>
public abstract partial class PoolContract
{
    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    [InlineData(7)]
    public void Reports_of_a_maps_items_arrive_in_order_and_before_the_maps_end(int? chunkSize)
    {
        using IPool pool = Create(2);
        var seen = new List<ItemProgress<int>>();
        int[] steps = [.. Numbers(60).Select(static i => i % 5)];
        pool.Work.CountUp.Map(steps, chunkSize, itemProgress: new SynchronousProgress<ItemProgress<int>>(seen.Add));
        Assert.Equal(steps.Sum(), seen.Count);
        AssertInOrder(steps, seen);
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(true, 3)]
    [InlineData(false, null)]
    [InlineData(false, 3)]
    public void Reports_of_a_streams_item_arrive_before_its_result(bool ordered, int? chunkSize)
    {
        using IPool pool = Create(2);
        var seen = new List<ItemProgress<int>>();
        var handler = new SynchronousProgress<ItemProgress<int>>(report => { lock (seen) seen.Add(report); });
        int[] steps = [.. Numbers(200).Select(static i => i % 4)];
        using PoolStream<int> stream = ordered
            ? pool.Work.CountUp.Imap(steps, chunkSize, itemProgress: handler)
            : pool.Work.CountUp.ImapUnordered(steps, chunkSize, itemProgress: handler);
        int ended = 0;
        foreach (Outcome<int> outcome in stream.AsOutcomes())
        {
            lock (seen) Assert.Equal(steps[outcome.Index], seen.Count(report => report.Index == outcome.Index));
            ended++;
        }

        Assert.Equal(steps.Length, ended);
        AssertInOrder(steps, seen);
    }

    [Fact]
    public void Reports_of_an_item_that_fails_arrive_before_its_failure()
    {
        using IPool pool = Create(2);
        var seen = new List<ItemProgress<int>>();
        var handler = new SynchronousProgress<ItemProgress<int>>(report => { lock (seen) seen.Add(report); });
        foreach (Outcome<int> outcome in pool.RunWork.CountUpAndFail.Imap([3, 2], itemProgress: handler).AsOutcomes())
        {
            Assert.IsType<InvalidOperationException>(outcome.Exception);
            lock (seen) Assert.Equal(outcome.Index == 0 ? 3 : 2, seen.Count(report => report.Index == outcome.Index));
        }

        Assert.Equal(5, seen.Count);
    }

    [Fact]
    public void Handlers_of_reports_that_throw_are_ignored()
    {
        using IPool pool = Create(2);
        var handler = new SynchronousProgress<ItemProgress<int>>(static _ => throw new FormatException());
        Assert.Equal([1, 2], pool.Work.CountUp.Map([1, 2], itemProgress: handler));
        Assert.Equal([1, 2], pool.Work.CountUp.Imap([1, 2], itemProgress: handler));
    }

    [Fact]
    public void Maps_that_wait_tell_how_far_they_are()
    {
        using IPool pool = Create(2);
        var seen = new List<MapProgress>();
        pool.Work.Square.Map(Numbers(5000), progress: new SynchronousProgress<MapProgress>(seen.Add));
        AssertComplete(seen, 5000);
        seen.Clear();
        pool.Work.Add.StarMap(Numbers(50).Select(static i => (i, i)), progress: new SynchronousProgress<MapProgress>(seen.Add));
        AssertComplete(seen, 50);
        seen.Clear();
        pool.Work.Square.MapOutcomes([], progress: new SynchronousProgress<MapProgress>(seen.Add));
        Assert.Equal([new MapProgress(0, 0)], seen);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3000)]
    public void Streams_tell_how_far_they_are_and_the_last_report_is_complete_before_their_end(int count)
    {
        using IPool pool = Create(2);
        var seen = new List<MapProgress>();
        var progress = new SynchronousProgress<MapProgress>(report => { lock (seen) seen.Add(report); });
        Assert.Equal(count, pool.Work.Square.Imap(Numbers(count), progress: progress).Count());
        AssertComplete(seen, count);
        seen.Clear();
        Assert.Equal(count, pool.Work.Square.ImapUnordered(Numbers(count), progress: progress).Count());
        AssertComplete(seen, count);
    }

    [Fact]
    public void Progress_tells_how_many_of_the_completed_items_have_failed()
    {
        using IPool pool = Create(2);
        var seen = new List<MapProgress>();
        var progress = new SynchronousProgress<MapProgress>(report => { lock (seen) seen.Add(report); });
        int[] failing = pool.Work.FailIfOdd.MapOutcomes([2, 1, 4, 3, 6], progress: progress).Where(static outcome => outcome.Exception is not null).Select(static outcome => (int)outcome.Index).ToArray();
        Assert.Equal([1, 3], failing);
        Assert.Equal((5, 5, 2), (seen[^1].Completed, seen[^1].Total, seen[^1].Failed));
        seen.Clear();
        Assert.Equal(3, pool.Work.FailIfOdd.Imap([2, 1, 4, 3, 6], progress: progress).AsOutcomes().Count(static outcome => outcome.Exception is null));
        Assert.Equal((5, 5, 2), (seen[^1].Completed, seen[^1].Total, seen[^1].Failed));
    }

    [Fact]
    public void Streams_whose_source_throws_tell_of_all_that_ended_before()
    {
        using IPool pool = Create(2);
        var seen = new List<MapProgress>();
        using PoolStream<int> stream = pool.Work.Square.Imap(Broken(3), progress: new SynchronousProgress<MapProgress>(report => { lock (seen) seen.Add(report); }));
        Assert.Equal("from the source", Assert.Throws<FormatException>(() => stream.Count()).Message);
        AssertComplete(seen, 3);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    [InlineData(100)]
    public async Task Outcomes_of_a_map_say_of_each_item_how_it_ended(int? chunkSize)
    {
        using IPool pool = Create(2);
        foreach (Outcome<int>[] outcomes in new[]
        {
            pool.Work.FailIfOdd.MapOutcomes(Numbers(2500), chunkSize),
            await pool.Work.FailIfOdd.MapOutcomesAsync(Numbers(2500), chunkSize),
        })
        {
            Assert.Equal(2500, outcomes.Length);
            for (int i = 0; i < outcomes.Length; i++)
            {
                Assert.Equal(i, outcomes[i].Index);
                if (i % 2 == 0) Assert.Equal((i, null), (outcomes[i].Value, outcomes[i].Exception));
                else Assert.Equal($"{i} is odd", Assert.IsType<InvalidOperationException>(outcomes[i].Exception).Message);
            }
        }
    }

    [Fact]
    public void Outcomes_of_arguments_that_cannot_be_written_are_failures_like_others()
    {
        using IPool pool = Create(1);
        Outcome<int>[] outcomes = pool.Work.TakeThrowingGetter.MapOutcomes([new ThrowingGetter(), null!, new ThrowingGetter()]);
        Assert.Equal([typeof(PayloadException), null, typeof(PayloadException)], outcomes.Select(static outcome => outcome.Exception?.GetType()));
    }

    [Fact]
    public void Outcomes_of_a_task_without_result_are_how_its_items_ended()
    {
        using IPool pool = Create(1);
        Assert.Equal([true, false], pool.RunWork.FailIfOne.MapOutcomes([0, 1]).Select(static outcome => outcome.Exception is null));
    }

    [Fact]
    public void A_map_of_outcomes_fails_for_what_is_no_items_failure()
    {
        using IPool pool = Create(1);
        using var gate = new Gate();
        Assert.Equal("from the source", Assert.Throws<FormatException>(() => pool.Work.Square.MapOutcomes(Broken(3))).Message);

        using var cancelling = new CancellationTokenSource();
        AsyncResult<Outcome<int>[]> cancelled = pool.RunWork.WaitAtGate.MapOutcomesAsync([gate.Name, gate.Name], cancellationToken: cancelling.Token);
        cancelling.Cancel();
        Assert.Throws<OperationCanceledException>(() => cancelled.Get());
        Assert.True(cancelled.IsCancelled);

        AsyncResult<Outcome<int>[]> terminated = pool.RunWork.WaitAtGate.MapOutcomesAsync([gate.Name, gate.Name]);
        pool.Terminate();
        Assert.Throws<PoolTerminatedException>(() => terminated.Get());
    }

    private static void AssertInOrder(int[] steps, List<ItemProgress<int>> seen)
    {
        for (int i = 0; i < steps.Length; i++) Assert.Equal(Enumerable.Range(1, steps[i]), seen.Where(report => report.Index == i).Select(static report => report.Value));
    }

    private static void AssertComplete(List<MapProgress> seen, int count)
    {
        Assert.Equal(new MapProgress(count, count), seen[^1]);
        Assert.Equal(seen.Select(static report => report.Completed).Order(), seen.Select(static report => report.Completed));
    }
}
