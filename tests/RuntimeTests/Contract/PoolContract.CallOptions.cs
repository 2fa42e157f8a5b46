using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Contract;

public abstract partial class PoolContract
{
    private static readonly CallOptions TwoRetries = new() { MaxRetries = 2, RetryWhen = e => e is IOException };

    [Fact]
    public void Call_is_started_again_as_often_as_allowed_and_gives_its_result()
    {
        using IPool pool = Create();
        using var runs = new TemporaryDirectory();
        Assert.Equal(10, pool.With(TwoRetries).RetriedWork.FailAtFirst.Apply(runs.Path, 1, 2));
        Assert.Equal(3, RetriedWork.Runs(runs.Path, 1));
    }

    [Fact]
    public void Call_that_fails_once_too_often_ends_with_its_last_failure()
    {
        using IPool pool = Create();
        using var runs = new TemporaryDirectory();
        IOException failure = Assert.Throws<IOException>(() => pool.With(TwoRetries).RetriedWork.FailAtFirst.Apply(runs.Path, 1, 3));
        Assert.Equal("run 3 of item 1", failure.Message);
        Assert.Equal(3, RetriedWork.Runs(runs.Path, 1));
    }

    [Fact]
    public void Without_options_nothing_is_started_again()
    {
        using IPool pool = Create();
        using var runs = new TemporaryDirectory();
        Assert.Throws<IOException>(() => pool.RetriedWork.FailAtFirst.Apply(runs.Path, 1, 1));
        Assert.Throws<IOException>(() => pool.With(new CallOptions { MaxRetries = 0 }).RetriedWork.FailAtFirst.Apply(runs.Path, 2, 1));
        Assert.Equal((1, 1), (RetriedWork.Runs(runs.Path, 1), RetriedWork.Runs(runs.Path, 2)));
    }

    [Fact]
    public void Failure_that_is_not_worth_it_is_not_started_again()
    {
        using IPool pool = Create();
        using var runs = new TemporaryDirectory();
        List<string> asked = [];
        IPool careful = pool.With(new CallOptions { MaxRetries = 5, RetryWhen = e => { asked.Add(e.Message); return e.Message == "run 1 of item 1"; } });
        Assert.Equal("run 2 of item 1", Assert.Throws<IOException>(() => careful.RetriedWork.FailAtFirst.Apply(runs.Path, 1, 9)).Message);
        Assert.Equal(["run 1 of item 1", "run 2 of item 1"], asked);
    }

    [Fact]
    public void Question_that_throws_leaves_the_failure_as_it_is()
    {
        using IPool pool = Create();
        using var runs = new TemporaryDirectory();
        IPool careless = pool.With(new CallOptions { MaxRetries = 5, RetryWhen = e => throw new FormatException() });
        Assert.Equal("run 1 of item 1", Assert.Throws<IOException>(() => careless.RetriedWork.FailAtFirst.Apply(runs.Path, 1, 9)).Message);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    [InlineData(7)]
    public void Items_of_maps_are_started_again_each_by_itself(int? chunkSize)
    {
        using IPool pool = Create();
        using var runs = new TemporaryDirectory();
        int[] results = pool.With(TwoRetries).RetriedWork.FailAtFirst.StarMap(Numbers(40).Select(i => (runs.Path, i, i % 3)), chunkSize: chunkSize);
        Assert.Equal(Numbers(40).Select(i => i * 10), results);
        Assert.Equal(Numbers(40).Select(i => 1 + (i % 3)), Numbers(40).Select(i => RetriedWork.Runs(runs.Path, i)));
    }

    [Fact]
    public void Items_of_streams_are_started_again_and_keep_their_places()
    {
        using IPool pool = Create();
        using var runs = new TemporaryDirectory();
        using PoolStream<int> stream = pool.With(TwoRetries).RetriedWork.FailAtFirst.Imap(Numbers(40).Select(i => (runs.Path, i, i % 3)), bufferSize: 8);
        Assert.Equal(Numbers(40).Select(i => i * 10), stream);
    }

    [Fact]
    public void Items_of_a_stream_that_fail_too_often_are_outcomes_beside_the_others()
    {
        using IPool pool = Create();
        using var runs = new TemporaryDirectory();
        Outcome<int>[] outcomes = pool.With(TwoRetries).RetriedWork.FailAtFirst.ImapUnordered(Numbers(10).Select(i => (runs.Path, i, i))).AsOutcomes().OrderBy(outcome => outcome.Index).ToArray();
        Assert.Equal(Numbers(10).Select(i => i <= 2), outcomes.Select(outcome => outcome.Exception is null));
    }

    [Fact]
    public void Large_arguments_are_sent_again()
    {
        using IPool pool = Create();
        using var runs = new TemporaryDirectory();
        byte[] bytes = new byte[3_000_000];
        new Random(5).NextBytes(bytes);
        Assert.Equal(bytes, pool.With(TwoRetries).RetriedWork.FailAtFirstWithBytes.Apply(runs.Path, bytes, 2));
    }

    [Fact]
    public void Report_comes_from_each_start()
    {
        using IPool pool = Create();
        using var runs = new TemporaryDirectory();
        List<int> reports = [];
        Assert.Equal(70, pool.With(TwoRetries).RetriedWork.FailAtFirstAndReport.Apply(runs.Path, 7, new SynchronousProgress<int>(reports.Add)));
        Assert.Equal([7, 7], reports);
    }

    [Fact]
    public void Cancelled_call_is_not_started_again_whenever_that_happens()
    {
        using IPool pool = Create();
        using var runs = new TemporaryDirectory();
        using var asked = new ManualResetEventSlim();
        AsyncResult<int>? result = null;
        IPool careful = pool.With(new CallOptions
        {
            MaxRetries = 5,
            RetryWhen = _ =>
            {
                asked.Set();
                return SpinWait.SpinUntil(() => Volatile.Read(ref result) is not null, TimeSpan.FromSeconds(30)) && result?.Cancel() == true;
            },
        });
        Volatile.Write(ref result, careful.RetriedWork.FailAtFirst.ApplyAsync(runs.Path, 1, 9));
        Assert.True(asked.Wait(TimeSpan.FromSeconds(30)));
        Assert.Throws<OperationCanceledException>(() => result!.Get());
        Assert.Equal(1, RetriedWork.Runs(runs.Path, 1));

        // While it waits for its next start.
        int questions = 0;
        IPool stubborn = pool.With(new CallOptions { MaxRetries = 50, RetryWhen = _ => Interlocked.Increment(ref questions) > 0 });
        AsyncResult<int> waiting = stubborn.RetriedWork.FailAtFirst.ApplyAsync(runs.Path, 2, 99);
        Eventually.True(() => Volatile.Read(ref questions) == 4, "it was started again");
        Assert.True(waiting.Cancel());
        Assert.Throws<OperationCanceledException>(() => waiting.Get());
    }

    [Fact]
    public void Close_waits_for_retries_and_terminate_ends_them()
    {
        using var runs = new TemporaryDirectory();
        using (IPool pool = Create())
        {
            AsyncResult<int> result = pool.With(TwoRetries).RetriedWork.FailAtFirst.ApplyAsync(runs.Path, 1, 2);
            pool.Close();
            Assert.True(pool.Join(TimeSpan.FromSeconds(30)));
            Assert.Equal(10, result.Get(TimeSpan.Zero));
        }

        using IPool other = Create();
        AsyncResult<int> endless = other.With(new CallOptions { MaxRetries = int.MaxValue }).RetriedWork.FailAtFirst.ApplyAsync(runs.Path, 2, int.MaxValue);
        Eventually.True(() => RetriedWork.Runs(runs.Path, 2) >= 2, "it was started again");
        other.Terminate();
        Assert.Throws<PoolTerminatedException>(() => endless.Get());
        Assert.True(other.Join(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void Views_combine_and_own_nothing()
    {
        using IPool pool = Create();
        using var runs = new TemporaryDirectory();
        IPool view = pool.With(new CallOptions { MaxRetries = 0, RetryWhen = e => e is IOException }).With(new CallOptions { MaxRetries = 2 }).With(new CallOptions());
        Assert.Equal(10, view.RetriedWork.FailAtFirst.Apply(runs.Path, 1, 2));
        view.Dispose();
        Assert.Equal((pool.Name, PoolState.Running), (view.Name, view.State));
        Assert.Equal(4, view.Work.Square.Apply(2));
        view.Close();
        Assert.Equal(PoolState.Closed, pool.State);
        Assert.True(view.Join(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void Join_in_a_callback_of_a_call_with_retries_is_refused()
    {
        using IPool pool = Create();
        Exception? refusal = null;
        pool.With(TwoRetries).Work.Square.ApplyAsync(3, callback: _ =>
        {
            pool.Close();
            refusal = Record.Exception(() => pool.Join(TimeSpan.FromSeconds(5)));
        }).Get();
        Assert.IsType<InvalidOperationException>(refusal);
    }

    [Fact]
    public void Arguments_that_cannot_be_encoded_fail_the_call_with_retries_too()
    {
        using IPool pool = Create();
        Assert.Throws<PayloadException>(() => pool.With(TwoRetries).Work.TakeThrowingGetter.Apply(new ThrowingGetter()));
        Assert.Equal(4, pool.With(TwoRetries).Work.Square.Apply(2));
    }

    [Fact]
    public void Options_without_sense_are_refused_by_name()
    {
        using IPool pool = Create();
        AssertRefused(nameof(CallOptions.Timeout), new CallOptions { Timeout = TimeSpan.Zero });
        AssertRefused(nameof(CallOptions.CancellationGrace), new CallOptions { CancellationGrace = TimeSpan.FromTicks(-1) });
        AssertRefused(nameof(CallOptions.MaxRetries), new CallOptions { MaxRetries = -1 });
        AssertRefused(nameof(CallOptions.MaxRetries), new CallOptions { RetryWhen = _ => true });
        AssertRefused(nameof(CallOptions.Priority), new CallOptions { Priority = (CallPriority)7 });

        void AssertRefused(string name, CallOptions options) =>
            Assert.Equal(name, Assert.ThrowsAny<ArgumentException>(() => pool.With(options)).ParamName);
    }
}
