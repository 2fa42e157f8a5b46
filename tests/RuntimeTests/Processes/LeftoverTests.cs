using System.Runtime.Versioning;
using PoolGen.RuntimeTests.Kit;
using PoolGen.Wire;
using PoolGen.Workers;

namespace PoolGen.RuntimeTests.Processes;

/// <summary>What a worker's start needs on disk goes, however the start ends.</summary>
[Watchdog]
[SupportedOSPlatform("linux")]
[Trait("Category", "Slow")]
public sealed class LeftoverTests : IDisposable
{
    private readonly string _memory = Directory.CreateTempSubdirectory("poolgen-test-").FullName;

    // A mount namespace in which /dev/shm is a directory of the test's: what parents of other tests have there does not disturb.
    private string[] WithOwnMemory =>
        ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", $"mount --bind '{_memory}' /dev/shm && exec \"$@\"", "sh"];

    public void Dispose() => Directory.Delete(_memory, recursive: true);

    [Fact]
    public void Nothing_is_left_of_parents_that_were_killed_while_their_workers_started()
    {
        const int kills = 30;
        var random = new Random(12);
        int seen = 0;
        for (int i = 0; i < kills; i++)
        {
            using var parent = new ParentProgram("starting", WithOwnMemory);
            Assert.Equal("starting", parent.Process.StandardOutput.ReadLine());

            // Later and later: on a busy machine little has happened after a few milliseconds.
            SpinWait.SpinUntil(static () => false, random.Next(20 * (i + 1)));
            Signals.Send(parent.Process.Id, Signals.Kill);
            parent.Process.WaitForExit();
            if (Directory.EnumerateDirectories(_memory).Any()) seen++;
        }

        using var next = new ParentProgram("idle", WithOwnMemory);
        Assert.Equal(2, next.ReadIds().Length);
        Eventually.True(
            () => !Directory.EnumerateDirectories(_memory).Any(),
            $"nothing is left of {kills} parents; {seen} had left something: {string.Join(", ", Directory.EnumerateDirectories(_memory))}");
        Assert.NotEqual(0, seen);
    }

    [Theory]
    [InlineData("before it connects")]
    [InlineData("before it answers")]
    public void Worker_that_finds_its_parent_gone_removes_what_is_left(string when)
    {
        using var worker = new LaunchedWorker();
        string directory = Path.GetDirectoryName(worker.RegionPath)!;
        Assert.True(File.Exists(worker.RegionPath));
        if (when == "before it connects") worker.StopListening();
        worker.Tell(Bootstraps.Encode(worker.Bootstrap));
        if (when == "before it answers")
        {
            worker.Accept();
            worker.Connection!.Dispose();
        }

        worker.CloseInput();
        worker.WaitForExit();
        Assert.False(Directory.Exists(directory));
    }

    [Fact]
    public void Only_what_a_dead_parent_has_left_goes_whatever_namespace_a_living_one_is_in()
    {
        string dead = Make("poolgen-w0123456789abcdef0123456789abcdef");
        string living = Make("poolgen-w1123456789abcdef0123456789abcdef");
        string older = Make("poolgen-2123456789abcdef0123456789abcdef");
        string linked = Make("elsewhere");
        string link = Path.Combine(_memory, "poolgen-w3123456789abcdef0123456789abcdef");
        string pipe = Path.Combine(_memory, "poolgen-w4123456789abcdef0123456789abcdef");
        Directory.CreateSymbolicLink(link, linked);
        using (var make = System.Diagnostics.Process.Start("mkfifo", [pipe])) make.WaitForExit();
        using DirectoryLock? held = DirectoryLock.TryAcquire(living, out _);
        Assert.NotNull(held);

        // The one that looks has no process of ours in its namespace.
        using var next = new ParentProgram("idle", ["unshare", "--user", "--map-root-user", "--pid", "--fork", "--kill-child", .. WithOwnMemory[3..]]);
        Assert.Equal(2, next.ReadIds().Length);
        Eventually.True(() => !Directory.Exists(dead), "what the dead one left is gone");
        Assert.All([living, older, linked], directory => Assert.True(File.Exists(Path.Combine(directory, "m")), directory));
        Assert.True(Directory.Exists(link));
        Assert.True(File.Exists(pipe));
    }

    [Fact]
    public void Directory_of_a_start_under_way_is_not_taken_for_abandoned()
    {
        (WorkerDirectory directory, SharedRegion region) = WorkerDirectory.Create();
        using (region)
        using (directory)
        {
            AbandonedDirectories.Remove();
            Assert.True(File.Exists(directory.RegionPath));
        }

        Assert.False(Directory.Exists(Path.GetDirectoryName(directory.RegionPath)));
    }

    private string Make(string name)
    {
        string directory = Directory.CreateDirectory(Path.Combine(_memory, name)).FullName;
        File.WriteAllText(Path.Combine(directory, "m"), "memory");
        File.WriteAllText(Path.Combine(directory, "s"), "socket");
        return directory;
    }
}
