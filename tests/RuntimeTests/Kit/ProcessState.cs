using System.Globalization;

namespace PoolGen.RuntimeTests.Kit;

/// <summary>What the system says of a process.</summary>
internal sealed record ProcessState(int ParentId, char State)
{
    /// <summary>Null when there is no such process.</summary>
    internal static ProcessState? Of(int processId)
    {
        try
        {
            // The name, in brackets, may hold spaces: what counts comes after it.
            string stat = File.ReadAllText($"/proc/{processId}/stat");
            string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return new ProcessState(int.Parse(fields[1], CultureInfo.InvariantCulture), fields[0][0]);
        }
        catch (IOException)
        {
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }

    internal static bool IsAlive(int processId) => Of(processId) is { State: not 'Z' and not 'X' };

    /// <summary>The processes that a process has started.</summary>
    internal static List<int> Children(int parent)
    {
        List<int> children = [];
        foreach (string directory in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(directory), NumberStyles.None, CultureInfo.InvariantCulture, out int id)) continue;
            if (Of(id) is { } state && state.ParentId == parent) children.Add(id);
        }

        return children;
    }
}
