using System.Reflection;
using System.Runtime.Loader;
using Microsoft.Extensions.Logging;
using PoolGen.CompilerServices;
using PoolGen.Extensibility;
using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;
using PoolGen.Scheduling;
using PoolGen.Serialization;
using PoolGen.Settings;
using PoolGen.Wire;
using PoolGen.WorkerHost;
using PoolGen.Workers.Launching;
using PoolGen.Workers;

namespace PoolGen.RuntimeTests;

/// <summary>Bad use gets a message that names it.</summary>
[Watchdog]
[Trait("Category", "Slow")]
public sealed class ClearErrorTests
{
    public static TheoryData<string, Action<ProcessPoolOptions>> BadOptions => new()
    {
        { nameof(ProcessPoolOptions.Workers), options => options.Workers = 0 },
        { nameof(ProcessPoolOptions.MaxTasksPerWorker), options => options.MaxTasksPerWorker = 0 },
        { nameof(ProcessPoolOptions.MaxWorkerMemoryBytes), options => options.MaxWorkerMemoryBytes = 0 },
        { nameof(ProcessPoolOptions.TaskTimeout), options => options.TaskTimeout = TimeSpan.Zero },
        { nameof(ProcessPoolOptions.CancellationGrace), options => options.CancellationGrace = TimeSpan.FromSeconds(-1) },
        { nameof(ProcessPoolOptions.WorkerStartTimeout), options => options.WorkerStartTimeout = TimeSpan.Zero },
        { nameof(ProcessPoolOptions.ShutdownTimeout), options => options.ShutdownTimeout = TimeSpan.FromTicks(-5) },
        { nameof(ProcessPoolOptions.MaxQueuedTasks), options => options.MaxQueuedTasks = 0 },
        { nameof(ProcessPoolOptions.QueueFullMode), options => options.QueueFullMode = (QueueFullMode)7 },
        { nameof(ProcessPoolOptions.MaxPayloadBytes), options => options.MaxPayloadBytes = 0 },
        { nameof(ProcessPoolOptions.Environment), options => options.Environment["a=b"] = "c" },
        { nameof(ProcessPoolOptions.Output), options => options.Output = (WorkerOutput)9 },
        { nameof(ProcessPoolOptions.LaunchMode), options => options.LaunchMode = (LaunchMode)9 },
        { nameof(ProcessPoolOptions.TimeProvider), options => options.TimeProvider = null! },
    };

    [Theory]
    [MemberData(nameof(BadOptions))]
    public void Invalid_option_is_named(string name, Action<ProcessPoolOptions> spoil)
    {
        var options = new ProcessPoolOptions();
        spoil(options);
        ArgumentException refused = Assert.ThrowsAny<ArgumentException>(() => new ProcessPool(options));
        Assert.Equal(name, refused.ParamName);
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Use_after_Close_says_that_the_pool_is_not_running()
    {
        using var pool = new ProcessPool(1);
        pool.Close();
        Assert.Contains("not running", Assert.Throws<PoolNotRunningException>(() => pool.Work.Square.Apply(1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Task_compiled_in_memory_is_refused_with_what_to_do()
    {
        using var pool = new ProcessPool(1);
        byte[] image = File.ReadAllBytes(typeof(Work).Assembly.Location);
        Assembly inMemory = AssemblyLoadContext.Default.LoadFromStream(new MemoryStream(Renamed(image)));
        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => SquareThrough(pool, inMemory));
        Assert.Contains("compiled in memory", refused.Message, StringComparison.Ordinal);
        Assert.Contains("InProcessPool", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Task_of_a_plug_in_is_refused_with_what_to_do()
    {
        using var pool = new ProcessPool(1);
        var context = new AssemblyLoadContext("plug-in");
        Assembly plugIn = context.LoadFromAssemblyPath(typeof(Work).Assembly.Location);
        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(() => SquareThrough(pool, plugIn));
        Assert.Contains("plug-in", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Task_whose_assembly_is_missing_in_the_worker_says_which()
    {
        PoolException missing = Assert.Throws<PoolException>(
            () => ManifestResolver.Instance.Resolve(new TaskDefinition(1, "Gone.Task", "No.Such.Assembly, Version=1.0.0.0", Guid.NewGuid())));
        Assert.Contains("No.Such.Assembly", missing.Message, StringComparison.Ordinal);
        Assert.Contains("Gone.Task", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Task_of_another_build_is_refused()
    {
        TaskDefinition here = TaskDefinition.Of(new StrangeTask());
        PoolProtocolException refused = Assert.Throws<PoolProtocolException>(() => ManifestResolver.Instance.Resolve(here with { Build = Guid.NewGuid() }));
        Assert.Contains("another build", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Task_that_is_in_no_manifest_fails_its_item_and_the_worker_lives_on()
    {
        using var pool = new ProcessPool(1);
        int before = pool.ProcessWork.ProcessId.Apply();
        PoolException missing = Assert.Throws<PoolException>(() => PoolCalls.Apply(pool, new StrangeTask(), 1, null, default));
        Assert.Contains("Strange.Task", missing.Message, StringComparison.Ordinal);
        Assert.Contains("generator", missing.Message, StringComparison.Ordinal);
        Assert.Equal(before, pool.ProcessWork.ProcessId.Apply());
    }

    [Fact]
    public void Initializer_that_always_fails_turns_the_pool_Faulted_with_its_own_error()
    {
        using var pool = new ProcessPool(new ProcessPoolOptions
        {
            Workers = 1, Initializer = ProcessWorkTasks.InitializeBadlyTask.Bind("no database"), Output = WorkerOutput.Discard,
        });
        AsyncResult<int> waiting = pool.Work.Square.ApplyAsync(1);
        PoolFaultedException faulted = Assert.Throws<PoolFaultedException>(() => waiting.Get());
        Assert.Equal("no database", Assert.IsType<InvalidOperationException>(faulted.InnerException).Message);
        Assert.Equal(PoolState.Faulted, pool.State);
        Assert.Throws<PoolFaultedException>(() => pool.Work.Square.Apply(1));
    }

    [Fact]
    public void Worker_that_cannot_be_started_says_what_was_tried()
    {
        using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 1, LaunchMode = LaunchMode.AppMain, Output = WorkerOutput.Discard });
        PoolFaultedException faulted = Assert.Throws<PoolFaultedException>(() => pool.Work.Square.Apply(1));
        Assert.Contains("ended before it was ready", faulted.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Worker_whose_executable_is_missing_names_it()
    {
        const string missing = "/no/such/folder/dotnet";
        var plan = new LaunchPlan(missing, [], WorkerMark.Environment);
        PoolSettings settings = PoolSettings.From(new ProcessPoolOptions { Workers = 1, Output = WorkerOutput.Inherit });
        var setup = new WorkerSetup(settings, plan);
        var engine = new PoolEngine(settings, id => ProcessWorker.Create(id, setup));
        engine.Start();
        Eventually.True(() => engine.State == PoolState.Faulted, "the pool gives up");
        using var pool = new EnginePool(engine);
        PoolFaultedException faulted = Assert.Throws<PoolFaultedException>(() => pool.Work.Square.Apply(1));
        Assert.Contains(missing, faulted.Message, StringComparison.Ordinal);
        Assert.Contains("could not be started", faulted.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PoolGen_dll_run_by_hand_says_that_it_is_a_library()
    {
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(
            Environment.ProcessPath!, ["exec", "--runtimeconfig", RuntimeConfiguration(), typeof(ProcessPool).Assembly.Location]) { RedirectStandardError = true })!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(64, process.ExitCode);
        Assert.Contains("is a library", error, StringComparison.Ordinal);
    }

    private static string RuntimeConfiguration() => Path.ChangeExtension(typeof(ClearErrorTests).Assembly.Location, ".runtimeconfig.json");

    private static void SquareThrough(IPool pool, Assembly assembly)
    {
        Type tasks = assembly.GetType(typeof(WorkTasks).FullName!)!;
        object stub = tasks.GetProperty("Square")!.GetValue(Activator.CreateInstance(tasks, pool))!;
        try
        {
            stub.GetType().GetMethod("Apply")!.Invoke(stub, [2, default(CancellationToken)]);
        }
        catch (TargetInvocationException e)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(e.InnerException!).Throw();
        }
    }

    // The default context has one assembly of each name: the copy gets another name, of the same length.
    private static byte[] Renamed(byte[] image)
    {
        byte[] name = "PoolGen.RuntimeTests\0"u8.ToArray();
        byte[] other = "PoolGen.InMemoryTest\0"u8.ToArray();
        byte[] copy = [.. image];
        for (int at = copy.AsSpan().IndexOf(name); at >= 0; at = copy.AsSpan().IndexOf(name)) other.CopyTo(copy, at);
        return copy;
    }

    private sealed class EnginePool(PoolEngine engine) : LocalPool(engine, TimeSpan.FromSeconds(5));

    private sealed class StrangeTask() : SyncPoolTask<int, UnmanagedCodec<int>, int, UnmanagedCodec<int>>(0xDEAD, "Strange.Task", PayloadTraits.None)
    {
        protected override int Invoke(int arguments, TaskCall call) => arguments;
    }
}
