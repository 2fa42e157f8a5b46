using System.Globalization;

namespace PoolGen.Benchmarks.Generator;

/// <summary>How long the processes that this one started, and that have ended, had a processor. Linux says so; elsewhere it is not known.</summary>
internal static class ChildProcessor
{
    private const double MillisecondsPerTick = 10;

    /// <summary>In milliseconds, so far.</summary>
    public static double Milliseconds()
    {
        if (!File.Exists("/proc/self/stat")) return double.NaN;

        // Behind the name, which may hold anything: user and system time of the children are the 14th and 15th field from there.
        string stat = File.ReadAllText("/proc/self/stat");
        string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[13], CultureInfo.InvariantCulture) + long.Parse(fields[14], CultureInfo.InvariantCulture)) * MillisecondsPerTick;
    }
}
