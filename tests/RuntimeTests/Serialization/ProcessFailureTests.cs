using Library;
using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Serialization;

/// <summary>What cannot cross says so with the task's and the member's name, and other assemblies' exceptions come back as they are.</summary>
[Watchdog]
[Trait("Category", "Slow")]
public sealed class ProcessFailureTests : IDisposable
{
    private readonly ProcessPool _pool = new(new ProcessPoolOptions { Workers = 1, Environment = { ["POOLGEN_BOXES"] = "1" } });

    public void Dispose() => _pool.Dispose();

    [Fact]
    public void A_getter_that_throws_is_named_with_its_task()
    {
        Shelf shelf = new() { Boxes = [new Box(1), new Box(2) { Height = -1 }] };
        PayloadException failure = Assert.Throws<PayloadException>(() => _pool.NestedWork.Shelf.Apply(shelf));
        Assert.Contains("NestedWork.Shelf", failure.Message, StringComparison.Ordinal);
        Assert.Contains("(at 'Shelf.Boxes.Height')", failure.Message, StringComparison.Ordinal);
        Assert.IsType<InvalidOperationException>(failure.InnerException);
    }

    [Fact]
    public void A_constructor_that_throws_in_the_worker_is_named_with_its_task()
    {
        Shelf shelf = new() { Boxes = [new Box(-1)] };
        PayloadException failure = Assert.Throws<PayloadException>(() => _pool.NestedWork.Shelf.Apply(shelf));
        Assert.Contains("NestedWork.Shelf", failure.Message, StringComparison.Ordinal);
        Assert.Contains("(at 'Shelf.Boxes')", failure.Message, StringComparison.Ordinal);
        Assert.Contains("too narrow", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_fails_ends_alone()
    {
        Shelf[] shelves = [.. Enumerable.Range(0, 20).Select(static i => new Shelf { Boxes = [new Box(i) { Height = i == 7 ? -1 : i }] })];
        Outcome<Shelf>[] outcomes = [.. _pool.NestedWork.Shelf.Imap(shelves).AsOutcomes()];
        Assert.Equal(20, outcomes.Length);
        Assert.All(outcomes, static outcome => Assert.Equal(outcome.Index == 7, outcome.Exception is PayloadException));
    }

    [Fact]
    public void A_type_of_another_assembly_crosses()
    {
        Parcel back = _pool.NestedWork.Parcel.Apply(new Parcel("found", [1, 2]))!;
        Assert.Equal(("found", 2), (back.Label, back.Weights.Length));
    }

    [Fact]
    public void An_exception_of_another_assembly_is_rebuilt_by_its_manifest()
    {
        LostParcelException failure = Assert.Throws<LostParcelException>(() => _pool.NestedWork.Parcel.Apply(new Parcel("lost", [])));
        Assert.Equal("lost", failure.Message);
    }

    [Fact]
    public void An_exception_of_an_assembly_that_only_the_worker_needed_comes_back_as_itself()
    {
        using var parent = new ParentProgram("far-failure");
        Assert.Equal("not loaded before: Library.LostParcelException: far", parent.Process.StandardOutput.ReadLine());
    }

    [Fact]
    public void A_constructor_that_hangs_while_a_failure_is_rebuilt_delays_its_own_result_alone()
    {
        using ManualResetEventSlim gate = SlowException.Gate = new();
        AsyncResult<Shelf> slow = _pool.NestedWork.FailSlowly.ApplyAsync(new Shelf());
        for (int i = 0; i < 20; i++) Assert.Equal(i, _pool.NestedWork.Shelf.Apply(new Shelf { Boxes = [new Box(i)] }).Boxes[0].Width);
        Assert.False(slow.IsReady);
        gate.Set();
        Assert.Equal("slow", Assert.Throws<SlowException>(slow.Get).Message);
        SlowException.Gate = null;
    }

    [Fact]
    public void A_results_constructor_that_hangs_delays_its_own_result_alone()
    {
        using ManualResetEventSlim gate = SlowBox.Gate = new();
        AsyncResult<SlowBox> slow = _pool.NestedWork.SlowBox.ApplyAsync(SlowBox.SlowWidth);
        PoolStream<SlowBox> stream = _pool.NestedWork.SlowBox.ImapUnordered(Enumerable.Range(0, 20), chunkSize: 1);
        Assert.All(Enumerable.Range(100, 20), width => Assert.Equal(width, _pool.NestedWork.SlowBox.Apply(width).Width));
        Assert.False(slow.IsReady);
        gate.Set();
        Assert.Equal(SlowBox.SlowWidth, slow.Get().Width);
        Assert.Equal(Enumerable.Range(0, 20), stream.Select(static box => box.Width).Order());
        SlowBox.Gate = null;
    }
}
