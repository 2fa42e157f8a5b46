using System.Globalization;

namespace PoolGen.FaultTests.Kit;

/// <summary>A memory control group of the system, of either version: what is in it and needs more than the limit is killed.</summary>
internal sealed class MemoryGroup : IDisposable
{
    private const string Controllers = "/sys/fs/cgroup";

    private readonly string _directory;
    private readonly bool _isSecondVersion;

    private MemoryGroup(string directory, bool isSecondVersion)
    {
        _directory = directory;
        _isSecondVersion = isSecondVersion;
    }

    /// <summary>Where a process writes its number to come in.</summary>
    internal string Members => Path.Combine(_directory, "cgroup.procs");

    /// <summary>How many processes the system has killed in it.</summary>
    internal int Kills => File.ReadLines(Path.Combine(_directory, _isSecondVersion ? "memory.events" : "memory.oom_control"))
        .Where(static line => line.StartsWith("oom_kill ", StringComparison.Ordinal))
        .Select(static line => int.Parse(line.AsSpan("oom_kill ".Length), CultureInfo.InvariantCulture)).SingleOrDefault();

    /// <summary>A new group, or null where this user may not make one.</summary>
    internal static MemoryGroup? TryCreate(long limit)
    {
        try
        {
            bool isSecondVersion = File.Exists(Path.Combine(Controllers, "cgroup.controllers"));
            string parent = isSecondVersion ? Controllers : Path.Combine(Controllers, "memory");
            if (!Directory.Exists(parent)) return null;
            string directory = Path.Combine(parent, $"poolgen-test-{Environment.ProcessId}-{Guid.NewGuid():N}");
            Directory.CreateDirectory(directory);
            var group = new MemoryGroup(directory, isSecondVersion);
            if (group.TrySetLimit(limit)) return group;
            group.Dispose();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    internal void Add(int processId) => File.WriteAllText(Members, processId.ToString(CultureInfo.InvariantCulture));

    public void Dispose() => Eventually.True(TryDelete, "the control group is empty");

    private bool TrySetLimit(long limit)
    {
        string file = Path.Combine(_directory, _isSecondVersion ? "memory.max" : "memory.limit_in_bytes");
        if (!File.Exists(file)) return false;
        string text = limit.ToString(CultureInfo.InvariantCulture);
        File.WriteAllText(file, text);
        string swap = Path.Combine(_directory, _isSecondVersion ? "memory.swap.max" : "memory.memsw.limit_in_bytes");
        if (File.Exists(swap)) File.WriteAllText(swap, _isSecondVersion ? "0" : text);
        return true;
    }

    private bool TryDelete()
    {
        try
        {
            Directory.Delete(_directory);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
