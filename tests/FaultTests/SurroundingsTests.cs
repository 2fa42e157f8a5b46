using PoolGen.FaultTests.Kit;

namespace PoolGen.FaultTests;

/// <summary>Unfriendly systems: a pool works there, or ends in an error that names the place.</summary>
[Collection("Faults")]
public sealed class SurroundingsTests : IDisposable
{
    private const string Worked = "worked 5050";
    private const string Faulted = "PoolFaultedException: ";
    private const string NoShm = "mount -t tmpfs -o size=64k tmpfs /dev/shm";

    // The nodes that the runtime needs, and no more.
    private const string OnlyNodes =
        "D=$(mktemp -d) && for n in null urandom random zero; do : > $D/$n && mount --bind /dev/$n $D/$n; done && mount --rbind $D /dev && rmdir $D 2> /dev/null; ! [ -e /dev/shm ]";

    private readonly string _folder = Directory.CreateTempSubdirectory("poolgen-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [NeedsFact("unshare", "--user", "--map-root-user", "--mount", "true"), Trait("Row", "60")]
    public void Without_memory_backed_storage_workers_share_memory_elsewhere()
    {
        string[] scripts =
        [
            OnlyNodes, NoShm, "mount -t tmpfs -o ro tmpfs /dev/shm", "mount -t tmpfs -o size=2m tmpfs /dev/shm && { head -c 3m /dev/zero > /dev/shm/full 2> /dev/null || true; }",
        ];
        using var run = new FaultRun(60, scripts.Length);
        foreach (string script in scripts) Assert.Equal(Worked, Run(InNamespace(script)).Said);
        run.Finish();
    }

    [NeedsFact("unshare", "--user", "--map-root-user", "--mount", "true"), Trait("Row", "61")]
    public void Temporary_directory_that_cannot_be_used_is_named()
    {
        string missing = Path.Combine(_folder, "missing");
        string place = Directory.CreateDirectory(Path.Combine(_folder, "place")).FullName;
        string far = Directory.CreateDirectory(Path.Combine(_folder, new string('x', 120))).FullName;
        using var run = new FaultRun(61, 4);
        Assert.Equal(Worked, Run(InNamespace($"{NoShm} && mount -t tmpfs -o noexec tmpfs {place} && export TMPDIR={place}")).Said);
        string said = Run(InNamespace($"{NoShm} && export TMPDIR={missing}")).Said;
        Assert.StartsWith(Faulted, said, StringComparison.Ordinal);
        Assert.Contains($"'{missing}/': There is no such directory", said, StringComparison.Ordinal);
        Assert.Contains("'/dev/shm'", said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(missing));
        said = Run(InNamespace($"{NoShm} && mount -t tmpfs -o ro tmpfs {place} && export TMPDIR={place}")).Said;
        Assert.StartsWith(Faulted, said, StringComparison.Ordinal);
        Assert.Contains($"'{place}/': Read-only file system", said, StringComparison.Ordinal);
        said = Run(InNamespace($"{NoShm} && export TMPDIR={far}")).Said;
        Assert.StartsWith(Faulted, said, StringComparison.Ordinal);
        Assert.Contains(far, said, StringComparison.Ordinal);
        Assert.Contains("set TMPDIR to a shorter one", said, StringComparison.Ordinal);
        run.Finish();
    }

    [NeedsFact("setpriv", "--reuid=54323", "--clear-groups", "true"), Trait("Row", "62")]
    public void User_without_rights_and_home_has_a_pool()
    {
        using var run = new FaultRun(62, 2);
        Assert.Equal(Worked, Run("env", "-u", "HOME", "setpriv", "--reuid=54323", "--clear-groups").Said);
        Assert.Equal(Worked, Run("env", "HOME=/nowhere", "setpriv", "--reuid=54323", "--clear-groups", "--no-new-privs").Said);
        run.Finish();
    }

    [NeedsFact("unshare", "--mount", "--pid", "--fork", "mount", "-t", "proc", "-o", "hidepid=2", "proc", "/proc"), Trait("Row", "63")]
    public void Processes_that_are_hidden_from_each_other_make_a_pool()
    {
        using var run = new FaultRun(63, 1);
        Assert.Equal(Worked, Run("unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c",
            "mount -t proc -o hidepid=2 proc /proc && exec setpriv --reuid=54323 --clear-groups \"$@\"", "sh").Said);
        run.Finish();
    }

    [NeedsFact("prlimit", "--nofile=60", "true"), Trait("Row", "64")]
    public void With_few_descriptors_a_pool_works_or_somebody_says_why_not() =>
        Limits(64, [60, 64, 70, 80, 256], limit => ["prlimit", $"--nofile={limit}"]);

    [NeedsFact("setpriv", "--reuid=54324", "--clear-groups", "prlimit", "--nproc=40", "true"), Trait("Row", "65")]
    public void With_few_processes_a_pool_works_or_somebody_says_why_not() =>
        Limits(65, [15, 18, 20, 22, 25, 60], limit => ["setpriv", "--reuid=54324", "--clear-groups", "prlimit", $"--nproc={limit}"]);

    [NeedsFact("prlimit", "--as=8000000000", "true"), Trait("Row", "66")]
    public void With_little_address_space_a_pool_works_or_somebody_says_why_not() =>
        Limits(66, [1_000_000_000, 2_000_000_000, 3_000_000_000, 20_000_000_000], limit => ["prlimit", $"--as={limit}"]);

    // The last limit is enough for a pool. Below, the runtime may end the program by itself.
    private static void Limits(int row, long[] limits, Func<long, string[]> under)
    {
        using var run = new FaultRun(row, limits.Length);
        foreach (long limit in limits)
        {
            (int code, string said, string errors) = Run(under(limit));
            if (limit == limits[^1]) Assert.Equal(Worked, said);
            else Assert.True(said == Worked || said.StartsWith(Faulted, StringComparison.Ordinal) || (code != 0 && errors.Length > 0), $"{limit}: {code} '{said}' '{errors}'");
        }

        run.Finish();
    }

    private static string[] InNamespace(string script) =>
        ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", $"{script} && exec \"$@\"", "sh"];

    private static (int Code, string Said, string Errors) Run(params string[] under)
    {
        using var parent = new ParentProgram("surroundings", under);
        Task<string> errors = parent.Process.StandardError.ReadToEndAsync();
        string said = parent.Process.StandardOutput.ReadToEnd().TrimEnd();
        parent.Process.WaitForExit();
        return (parent.Process.ExitCode, said, errors.Result);
    }
}
