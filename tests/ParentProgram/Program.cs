using System.Runtime.InteropServices;
using PoolGen;
using PoolGen.ParentProgram;

// A shell's background jobs ignore interrupts, and whatever they start does too: a test of interrupts must not depend on who runs it.
const int interrupt = 2;
SetSignal(interrupt, 0);

// What the tests start when they need a parent that they can kill, or a Main of its own. The environment says what it does:
// a worker that runs this Main by accident does the same.
File.AppendAllText(Environment.GetEnvironmentVariable("PARENT_LOG")!, "main\n");
string nestedFile = Environment.GetEnvironmentVariable("PARENT_NESTED")!;
switch (Environment.GetEnvironmentVariable("PARENT_MODE"))
{
    case "idle":
        Report(new ProcessPool(workers: 2));
        Thread.Sleep(Timeout.Infinite);
        break;
    case "busy":
        ProcessPool busy = new(workers: 2);
        AsyncResult<int>[] spinning = [busy.Work.Spin.ApplyAsync(0), busy.Work.Spin.ApplyAsync(0)];
        while (busy.Workers.Any(w => w.State != WorkerState.Busy)) Thread.Yield();
        Report(busy);
        spinning[0].Wait();
        break;
    case "nested":
#pragma warning disable POOL025 // this process is killed: that is what ends the workers
        ProcessPool outer = new(workers: 1);
#pragma warning restore POOL025
        AsyncResult<int> nesting = outer.Work.NestAndSpin.ApplyAsync(nestedFile);
        while (!File.Exists(nestedFile) || File.ReadAllText(nestedFile).Length == 0) Thread.Yield();
        Console.WriteLine($"{outer.Workers[0].ProcessId} {File.ReadAllText(nestedFile)}");
        nesting.Wait();
        break;
    case "hungry":
        Report(new ProcessPool(workers: 2));
        Exhaustion.OfTheSystemsMemory();
        break;
    case "undisposed":
        Report(new ProcessPool(workers: 2));
        break;
    case "exit":
        Report(new ProcessPool(workers: 2));
        Environment.Exit(3);
        break;
    case "throw":
        Report(new ProcessPool(workers: 2));
        throw new InvalidOperationException("on purpose");
    case "main-in-worker":
        using (ProcessPool pool = new(new ProcessPoolOptions { Workers = 1, LaunchMode = LaunchMode.AppMain }))
        {
            Console.WriteLine(pool.Work.ProcessId.Apply());
        }

        break;
    case "hook":
        using (ProcessPool pool = new(new ProcessPoolOptions { Workers = 1, LaunchMode = LaunchMode.StartupHook }))
        {
            Console.WriteLine(pool.Work.ProcessId.Apply());
        }

        break;
    case "late listener":
        LateMeter.Listen();
        break;
    case "no listener":
        LateMeter.Wait();
        break;
    case "depth":
        using (ProcessPool pool = new(workers: 1)) Console.WriteLine(pool.Work.Depth.Apply(20));
        break;
    case "overflow":
        using (ProcessPool pool = new(workers: 1)) return pool.Crashes.Overflow.Apply(1);
    case "overflow in async code":
        using (ProcessPool pool = new(workers: 1)) return await pool.Crashes.Overflow.ApplyAsync(1);
    case "fail fast in a map":
        using (ProcessPool pool = new(workers: 1)) return pool.Crashes.FailFast.Map([1]).Length;
    case "unknown exception":
        using (ProcessPool pool = new(workers: 1)) return pool.Crashes.FailOddly.Apply(1);
    case "far-failure":
        using (ProcessPool pool = new(workers: 1))
        {
            bool loaded = AppDomain.CurrentDomain.GetAssemblies().Any(assembly => assembly.GetName().Name == "System.Library");
            try
            {
                pool.Work.Lose.Apply("far");
            }
            catch (Exception exception)
            {
                Console.WriteLine($"{(loaded ? "loaded before" : "not loaded before")}: {exception.GetType().FullName}: {exception.Message}");
            }
        }

        break;
    case "descriptors":
        Exhaustion.OfDescriptors();
        break;
    case "threads":
        Exhaustion.OfThreads();
        break;
    case "disk":
        Exhaustion.OfTheDisk();
        break;
    case "starved":
        Exhaustion.OfTheThreadPool();
        break;
    case "counts":
        Counts.Print();
        break;
    case "starved streams":
        Exhaustion.OfTheThreadPoolWithUnreadStreams();
        break;
    case "starved logs":
        Exhaustion.OfTheThreadPoolWithLogs();
        break;
    case "surroundings":
        Surroundings.Try();
        break;
    case "environment":
        WorkerVariables.Print();
        break;
    case "starting":
        Surroundings.StartForEver();
        break;
    case "lost-directory":
        Surroundings.LoseDirectory();
        break;
    case "no-directory":
        Surroundings.StartWithoutDirectory();
        break;
    case "initializer 64":
        Surroundings.MeasureInitializer(64);
        break;
    case "initializer 400":
        Surroundings.MeasureInitializer(400);
        break;
    case "shared":
        SharedMemoryUse.HoldForEver();
        break;
    case "shared full":
        SharedMemoryUse.WithoutRoom();
        break;
    default:
        return 2;
}

return 0;

[DllImport("libc", EntryPoint = "signal")]
static extern nint SetSignal(int signal, nint handler);

static void Report(ProcessPool pool)
{
    while (pool.Workers.Any(w => w.State == WorkerState.Starting)) Thread.Yield();
    Console.WriteLine(string.Join(' ', pool.Workers.Select(w => w.ProcessId)));
}
