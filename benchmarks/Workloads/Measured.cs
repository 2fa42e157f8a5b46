using System.Globalization;
using System.Text;

namespace PoolGen.Benchmarks.Workloads;

/// <summary>What one contender found in one workload, and prints as one line of JSON.</summary>
/// <param name="Count">How many tasks or rounds.</param>
/// <param name="Answer">What the tasks computed, in one number, for the harness to check.</param>
/// <param name="Figures">What was measured, by name.</param>
internal sealed record Measured(long Count, double Answer, IReadOnlyDictionary<string, double> Figures)
{
    /// <summary>Written by hand: a serializer would have to be loaded before the clock of a cold start stops.</summary>
    public static int Print(string workload, Measured measured)
    {
        StringBuilder line = new();
        line.Append(CultureInfo.InvariantCulture, $"{{\"workload\":\"{workload}\",\"count\":{measured.Count},\"answer\":{measured.Answer:R},\"figures\":{{");
        line.AppendJoin(',', measured.Figures.Select(static figure => string.Create(CultureInfo.InvariantCulture, $"\"{figure.Key}\":{figure.Value:R}")));
        Console.WriteLine(line.Append("}}").ToString());
        return 0;
    }
}
