using System.Text;
using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;
using PoolGen.Workers;

namespace PoolGen.RuntimeTests.Processes;

/// <summary>What is kept of a worker's stderr for the error that names its death.</summary>
[Watchdog]
public sealed class OutputTailTests
{
    private const int MostBytes = 8 * 1024;

    [Fact]
    public void Up_to_8_KiB_are_kept_whole()
    {
        var tail = new OutputTail();
        string text = new string('a', MostBytes - 3) + "\nb";
        tail.Add(Encoding.UTF8.GetBytes(text));
        tail.Add("c"u8);
        Assert.Equal(text + "c", tail.ToString());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public void Of_more_the_last_lines_are_kept_and_no_part_of_a_line(int atOnce)
    {
        var tail = new OutputTail();
        byte[] text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 2_000).Select(static i => $"line {i}\n")));
        for (int at = 0; at < text.Length; at += atOnce) tail.Add(text.AsSpan(at, Math.Min(atOnce, text.Length - at)));
        string[] kept = tail.ToString().Split('\n');

        // Lines of ten bytes each at this end.
        Assert.Equal(Enumerable.Range(2_000 - kept.Length, kept.Length).Select(static i => $"line {i}"), kept);
        Assert.Equal((MostBytes - 1) / 10, kept.Length);
    }

    [Fact]
    public void Lost_worker_that_wrote_much_is_quoted_with_its_last_lines()
    {
        using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 1, Output = WorkerOutput.Discard });
        WorkerLostException lost = Assert.Throws<WorkerLostException>(() => pool.ProcessWork.Complain.Apply(1_000));
        string[] lines = lost.StandardError.Split('\n');
        Assert.InRange(lost.StandardError.Length, MostBytes - 100, MostBytes);
        Assert.Equal(Enumerable.Range(1_000 - lines.Length, lines.Length).Select(static i => $"line {i} of what went wrong"), lines);
        Assert.Contains(lines[^1], lost.Message, StringComparison.Ordinal);
    }
}
