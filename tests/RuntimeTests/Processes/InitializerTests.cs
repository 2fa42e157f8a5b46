using System.Globalization;
using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Processes;

/// <summary>What a worker gets before its first task.</summary>
[Watchdog]
[Trait("Category", "Slow")]
public sealed class InitializerTests
{
    [Fact]
    public void Large_value_costs_each_process_its_size_once()
    {
        const double size = 64 << 20;
        using var parent = new ParentProgram("initializer 64");
        double[] costs = [.. parent.ReadLines()[^1].Split(' ').Select(bytes => long.Parse(bytes, CultureInfo.InvariantCulture) / size)];
        string said = string.Join(", ", costs.Select(cost => cost.ToString("0.00", CultureInfo.InvariantCulture)));
        Assert.True(costs[0] <= 0.2, $"The parent, which has the value anyway, took so many times its size: {said}");
        Assert.All(costs[1..], cost => Assert.True(cost <= 1.2, $"Parent and workers took so many times its size: {said}"));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(200_000)]
    [InlineData(3_000_000)]
    public void Value_of_any_size_arrives_whole_in_every_worker(int length)
    {
        byte[] value = [.. Enumerable.Range(0, length).Select(i => (byte)(i * 31))];
        string text = new('ä', length / 10);
        using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 2, Initializer = ProcessWorkTasks.KeepTask.Bind(text, value) });
        Assert.All(pool.ProcessWork.Kept.Map(Enumerable.Range(0, 8)), kept => Assert.Equal($"{text.Length} {value.Sum(static b => (long)b)}", kept));
        using var inProcess = new InProcessPool(new ProcessPoolOptions { Workers = 2, Initializer = ProcessWorkTasks.KeepTask.Bind(text, value) });
        Assert.All(inProcess.ProcessWork.Kept.Map(Enumerable.Range(0, 8)), kept => Assert.Equal($"{text.Length} {value.Sum(static b => (long)b)}", kept));
    }

    [Fact]
    public void Large_value_of_an_initializer_that_fails_leaves_its_own_exception()
    {
        using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 1, Initializer = ProcessWorkTasks.KeepTask.Bind("refuse", new byte[3_000_000]) });
        PoolFaultedException faulted = Assert.Throws<PoolFaultedException>(() => pool.Work.Square.Apply(1));
        Assert.Equal("refused", Assert.IsType<InvalidOperationException>(faulted.InnerException).Message);
    }

    [Fact]
    public void Value_that_is_too_large_is_refused_by_name()
    {
        ProcessPoolOptions options = new() { Workers = 1, MaxPayloadBytes = 1_000_000, Initializer = ProcessWorkTasks.KeepTask.Bind("", new byte[1_000_001]) };
        PayloadTooLargeException refused = Assert.Throws<PayloadTooLargeException>(() => new ProcessPool(options));
        Assert.Contains("ProcessWork.Keep", refused.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(ProcessPoolOptions.MaxPayloadBytes), refused.Message, StringComparison.Ordinal);
        Assert.Contains("1,000,000", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_of_more_than_two_gibibytes_in_all_are_refused_whatever_the_limit_says()
    {
        long[] half = GC.AllocateUninitializedArray<long>(140_000_000);
        ProcessPoolOptions options = new() { Workers = 1, MaxPayloadBytes = long.MaxValue, Initializer = ProcessWorkTasks.KeepTwoTask.Bind(half, half) };
        PayloadTooLargeException refused = Assert.Throws<PayloadTooLargeException>(() => new ProcessPool(options));
        Assert.Contains("2,147,483,591", refused.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(ProcessPoolOptions.MaxPayloadBytes), refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(3_000_000)]
    public void Initializer_that_crashes_its_worker_leaves_the_loss_as_inner_exception(int length)
    {
        using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 1, Initializer = ProcessWorkTasks.KeepTask.Bind("crash", new byte[length]) });
        PoolFaultedException faulted = Assert.Throws<PoolFaultedException>(() => pool.Work.Square.Apply(1));
        WorkerLostException lost = Assert.IsType<WorkerLostException>(faulted.InnerException);
        Assert.Equal("ProcessWork.Keep", lost.TaskName);
        Assert.Equal("FailFast", lost.Reason);
        Assert.Equal("SIGABRT", lost.Signal);
        Assert.Equal(0, lost.WorkerId);
        Assert.NotEqual(0, lost.ProcessId);
        Assert.Contains("no way to live", lost.StandardError, StringComparison.Ordinal);
        Assert.Contains("ProcessWork.Keep", faulted.Message, StringComparison.Ordinal);
    }
}
