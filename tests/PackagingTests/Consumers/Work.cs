using PoolGen;

namespace Consumer;

/// <summary>The tasks of all these programs. Written in C# 12.</summary>
public static class Work
{
    /// <summary>Squares a number.</summary>
    [PoolTask]
    public static int Square(int x) => x * x;

    /// <summary>Waits for the other one: two meetings end only if two workers hold them at the same time.</summary>
    /// <returns>The process that came.</returns>
    [PoolTask]
    public static int Meet(string name, string place)
    {
        File.WriteAllText(Path.Combine(place, name), "");
        return SpinWait.SpinUntil(() => Directory.GetFiles(place).Length == 2, TimeSpan.FromMinutes(1))
            ? Environment.ProcessId
            : throw new TimeoutException($"Nobody met {name}.");
    }
}
