using System.Globalization;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.RuntimeTests.Processes;

/// <summary>
/// What a task costs in counts that hardly depend on the machine: bytes that the parent allocates, and system calls that wake somebody. Where chunks would be
/// as long as the machine is slow, they have a fixed size: at most one ring and two sleeps for each chunk.
/// A process of its own counts them, without the other tests' allocations.
/// </summary>
[Watchdog]
[Trait("Category", "Slow")]
public sealed class CountsTests
{
    private const double Any = double.MaxValue;

    // On a machine with nothing to spare the one who waits for a single call may have to be woken each time: those wakes are not judged.
    private static readonly (string Work, double Bytes, double Rings, double Sleeps)[] Limits =
    [
        ("Apply", 80, Any, Any),
        ("ApplyAsync", 128, 100, 100),
        ("Map", 4.5, 1, 2),
        ("Map of a millisecond each", 100, 100, 200),
        ("ImapUnordered", 8, 60, 60),
    ];

    [Fact]
    public void Task_costs_one_object_and_few_wakes()
    {
        using var program = new ParentProgram("counts");
        string[] lines = program.Process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Limits.Select(static limit => limit.Work), lines.Select(static line => line.Split(':')[0]));
        for (int i = 0; i < lines.Length; i++)
        {
            double[] counts = [.. lines[i].Split(": ")[1].Split(' ').Select(static count => double.Parse(count, CultureInfo.InvariantCulture))];
            (_, double bytes, double rings, double sleeps) = Limits[i];
            Assert.True(
                counts[0] <= bytes && counts[1] <= rings && counts[2] <= sleeps,
                $"{lines[i]}: at most {bytes} bytes a task, {rings} rings and {sleeps} sleeps for a thousand tasks");
        }
    }
}
