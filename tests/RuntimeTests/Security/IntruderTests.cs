using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Microsoft.Extensions.Time.Testing;
using PoolGen.RuntimeTests.Fuzzing;
using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;
using PoolGen.Scheduling;
using PoolGen.Serialization;
using PoolGen.Settings;
using PoolGen.Submissions;
using PoolGen.Wire;
using PoolGen.Workers;
using PoolGen.Workers.Launching;

namespace PoolGen.RuntimeTests.Security;

/// <summary>Nobody but the worker that was started gets in.</summary>
[Watchdog]
[UnsupportedOSPlatform("windows")]
[Trait("Category", "Slow")]
public sealed class IntruderTests : IDisposable
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Everybody = Owner | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
    private const string Nobody = "65534";

    private readonly string _folder = Directory.CreateTempSubdirectory("poolgen-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Only_this_user_can_enter_the_directory_and_open_the_memory()
    {
        (WorkerDirectory directory, SharedRegion region) = WorkerDirectory.Create();
        using (directory)
        using (region)
        {
            Assert.Equal(Owner, File.GetUnixFileMode(Path.GetDirectoryName(directory.RegionPath)!));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(directory.RegionPath));
            if (!Environment.IsPrivilegedProcess) return;
            Assert.NotEqual(0, Run("setpriv", "--reuid", Nobody, "--clear-groups", "ls", Path.GetDirectoryName(directory.RegionPath)!));
            Assert.NotEqual(0, Run("setpriv", "--reuid", Nobody, "--clear-groups", "head", "-c", "1", directory.RegionPath));
        }

        Assert.False(Directory.Exists(Path.GetDirectoryName(directory.RegionPath)));
    }

    [Fact]
    public void Secrets_are_on_the_pipe_alone_and_of_no_use_to_another_process()
    {
        string told = Path.Combine(_folder, "told");
        ProcessWorker worker = ProcessWorker.Create(0, StandIn.Setup("/bin/sh", ["-c", $"exec cat > '{told}'"]));
        var listener = new EndListener();
        worker.Start(listener);
        Bootstrap bootstrap = ReadBootstrap(told);
        Assert.NotEqual(bootstrap.WorkerProof, bootstrap.ParentProof);

        byte[] visible = [.. File.ReadAllBytes($"/proc/{worker.ProcessId}/cmdline"), .. File.ReadAllBytes($"/proc/{worker.ProcessId}/environ")];
        foreach (byte[] secret in (byte[][])[bootstrap.WorkerProof, bootstrap.ParentProof])
        {
            Assert.Equal(-1, visible.AsSpan().IndexOf(secret));
            Assert.DoesNotContain(Convert.ToHexString(secret), System.Text.Encoding.Latin1.GetString(visible), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Convert.ToBase64String(secret), System.Text.Encoding.Latin1.GetString(visible), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(bootstrap.SocketPath, System.Text.Encoding.Latin1.GetString(visible), StringComparison.Ordinal);

        // The right proof, from this process and not from the worker's: the system says who it is.
        for (int i = 0; i < 3; i++) Assert.Equal(0, Knock(bootstrap.SocketPath, bootstrap.WorkerProof));
        worker.Kill();
        Eventually.True(() => listener.Exit is not null, "the worker has ended");
    }

    [Fact]
    public void Two_workers_have_no_secret_in_common()
    {
        Bootstrap[] both = [.. Enumerable.Range(0, 2).Select(i =>
        {
            string told = Path.Combine(_folder, $"told{i}");
            ProcessWorker worker = ProcessWorker.Create(0, StandIn.Setup("/bin/sh", ["-c", $"exec cat > '{told}'"]));
            var listener = new EndListener();
            worker.Start(listener);
            Bootstrap bootstrap = ReadBootstrap(told);
            worker.Kill();
            Eventually.True(() => listener.Exit is not null, "the worker has ended");
            return bootstrap;
        })];
        Assert.NotEqual(both[0].WorkerProof, both[1].WorkerProof);
        Assert.NotEqual(both[0].ParentProof, both[1].ParentProof);
        Assert.NotEqual(both[0].SocketPath, both[1].SocketPath);
    }

    [Fact]
    public void Once_connected_there_is_nothing_left_to_connect_to()
    {
        using var pool = new ProcessPool(workers: 1);
        int worker = pool.ProcessWork.ProcessId.Apply();
        string map = File.ReadLines($"/proc/{worker}/maps").First(line => line.Contains("/poolgen-", StringComparison.Ordinal));
        Assert.EndsWith("/m (deleted)", map, StringComparison.Ordinal);
        string directory = map[map.IndexOf('/')..^"/m (deleted)".Length];
        Assert.False(Directory.Exists(directory));
        Assert.Throws<SocketException>(() => Knock(Path.Combine(directory, "s"), new byte[Bootstrap.ProofLength]));
    }

    [Fact]
    public void Worker_of_another_user_is_refused_even_if_the_directory_is_open_and_its_proof_is_right()
    {
        if (!Environment.IsPrivilegedProcess) return;
        string[] command = [LaunchPlanner.Plan(LaunchMode.DotnetExec).FileName, .. WorkerOf(OpenFolder.Of(Path.GetDirectoryName(ParentProgram.Dll)!))];
        ProcessWorker worker = ProcessWorker.Create(0, StandIn.Setup("setpriv", ["--reuid", Nobody, "--clear-groups", .. command]));
        WorkerDirectory directory = StandIn.DirectoryOf(worker);
        File.SetUnixFileMode(Path.GetDirectoryName(directory.RegionPath)!, Everybody);
        File.SetUnixFileMode(directory.RegionPath, Everybody);
        var listener = new EndListener();
        worker.Start(listener);
        Eventually.True(() => TryOpen(directory.SocketPath) || listener.Exit is not null, "the socket is there");
        Eventually.True(() => listener.Exit is not null, "the worker has ended");
        Assert.Contains("ended before it was ready", listener.Exit!.Failure!.Message, StringComparison.Ordinal);
        Assert.Equal(64, listener.Exit.ExitCode);
    }

    [Fact]
    public void Worker_of_another_build_is_refused_with_both_builds_named_and_not_started_for_ever()
    {
        (IReadOnlyList<string> arguments, Guid other) = AnotherBuild();
        int starts = 0;
        PoolEngine engine = StandIn.Pool(new ProcessPoolOptions { Workers = 1 }, id =>
        {
            starts++;
            return ProcessWorker.Create(id, StandIn.Setup(LaunchPlanner.Plan(LaunchMode.DotnetExec).FileName, arguments));
        });
        var call = new CallSubmission<long, long>(TwoTasks.Number, 1, null);
        engine.Submit(call);
        PoolFaultedException faulted = Assert.Throws<PoolFaultedException>(() => call.Get(TimeSpan.FromSeconds(60)));
        Assert.Contains(other.ToString(), faulted.Message, StringComparison.Ordinal);
        Assert.Contains(typeof(ProcessPool).Module.ModuleVersionId.ToString(), faulted.Message, StringComparison.Ordinal);
        Assert.Contains("another build of PoolGen", faulted.Message, StringComparison.Ordinal);
        Assert.Equal(PoolState.Faulted, engine.State);
        Eventually.True(() => engine.Gone.IsCompleted, "no worker is left");
        Assert.Equal(5, starts);
    }

    // Its definition alone is more than a pipe holds.
    private static PoolInitializer LargeInitializer => new(TwoTasks.Number, new byte[1 << 20], LargePayload.Empty);

    [Fact]
    public void Worker_that_never_reads_what_it_is_told_is_killed_in_time()
    {
        PoolEngine engine = StandIn.Pool(
            new ProcessPoolOptions { Workers = 1, WorkerStartTimeout = TimeSpan.FromMilliseconds(200) },
            id => ProcessWorker.Create(id, StandIn.Setup("/bin/sleep", ["1000"], LargeInitializer)));
        var call = new CallSubmission<long, long>(TwoTasks.Number, 1, null);
        engine.Submit(call);
        PoolFaultedException faulted = Assert.Throws<PoolFaultedException>(() => call.Get(TimeSpan.FromSeconds(60)));
        Assert.Contains("WorkerStartTimeout", faulted.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Start_takes_too_long_on_the_pools_clock_alone()
    {
        var clock = new FakeTimeProvider();
        TimeSpan limit = TimeSpan.FromMilliseconds(1);
        PoolEngine engine = StandIn.Pool(
            new ProcessPoolOptions { Workers = 1, WorkerStartTimeout = limit, TimeProvider = clock },
            id => ProcessWorker.Create(id, StandIn.Setup("/bin/sleep", ["1000"], startTimeout: limit)));
        int ProcessId() => engine.Workers()[0].ProcessId;
        Eventually.True(() => ProcessId() != 0, "the worker's process has been started");
        int process = ProcessId();

        // Another pool's whole start takes far longer than the limit.
        using (var other = new ProcessPool(new ProcessPoolOptions { Workers = 1 })) Assert.Equal(9, other.Work.Square.Apply(3));
        Assert.Equal(process, ProcessId());

        clock.Advance(limit + limit);
        Eventually.True(() => ProcessId() != process, "the worker's process has been killed");
        engine.Terminate();
    }

    [Fact]
    public void Initializers_failure_that_is_larger_than_the_ring_takes_arrives_whole()
    {
        string text = new('x', 300_000);
        using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 1, Initializer = ProcessWorkTasks.InitializeBadlyTask.Bind(text[..200_000]) });
        PoolFaultedException faulted = Assert.Throws<PoolFaultedException>(() => pool.Work.Square.Apply(1));
        Assert.Equal(text[..200_000], Assert.IsType<InvalidOperationException>(faulted.InnerException).Message);
    }

    private static bool TryOpen(string path)
    {
        if (!File.Exists(path)) return false;
        File.SetUnixFileMode(path, Everybody);
        return true;
    }

    // How many bytes of an answer an intruder gets.
    private static int Knock(string path, byte[] proof)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(path));
        try
        {
            socket.Send(proof);
            return socket.Receive(new byte[100]);
        }
        catch (SocketException)
        {
            return 0;
        }
    }

    private static Bootstrap ReadBootstrap(string file)
    {
        byte[] bytes = [];
        Eventually.True(
            () => File.Exists(file) && (bytes = File.ReadAllBytes(file)).Length > sizeof(int) && bytes.Length == sizeof(int) + BitConverter.ToInt32(bytes),
            "the worker was told all");
        using var memory = new MemoryStream(bytes[sizeof(int)..]);
        return Bootstrap.FromBytes(memory);
    }

    // The program of the tests' parents, with a PoolGen.dll whose module version is not this one's.
    private (IReadOnlyList<string> Arguments, Guid Build) AnotherBuild()
    {
        string from = Path.GetDirectoryName(ParentProgram.Dll)!;
        foreach (string file in Directory.EnumerateFiles(from)) File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        string library = Path.Combine(_folder, "PoolGen.dll");
        byte[] image = File.ReadAllBytes(library);
        Guid build = typeof(ProcessPool).Module.ModuleVersionId;
        Guid other = Guid.NewGuid();
        int at = image.AsSpan().IndexOf(build.ToByteArray());
        other.TryWriteBytes(image.AsSpan(at));
        File.WriteAllBytes(library, image);
        return (WorkerOf(_folder), other);
    }

    // A worker of the program of the tests' parents, or of a copy of it.
    private static string[] WorkerOf(string folder)
    {
        string name = Path.Combine(folder, Path.GetFileNameWithoutExtension(ParentProgram.Dll));
        return ["exec", "--runtimeconfig", name + ".runtimeconfig.json", "--depsfile", name + ".deps.json", Path.Combine(folder, "PoolGen.dll"), "--poolgen-worker"];
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }

    private sealed class EndListener : IWorkerListener
    {
        private WorkerExit? _exit;

        internal WorkerExit? Exit => Volatile.Read(ref _exit);

        public bool Drain(Worker worker, bool withLarge) => false;

        public void PayloadRequested(Worker worker)
        {
        }

        public void Exited(Worker worker, WorkerExit exit) => Volatile.Write(ref _exit, exit);
    }
}
