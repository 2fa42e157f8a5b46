using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace PoolGen.Benchmarks.Codec.Beside;

/// <summary>The codec beside MemoryPack: measures every row, prints the table, and writes it into docs/performance.md.</summary>
internal static class BesideMemoryPack
{
    private const string Begin = "<!-- codec: written by `dotnet run -c Release --project benchmarks/Codec -- memorypack`, do not edit -->";
    private const string End = "<!-- end of codec -->";

    /// <param name="only">Measures only rows whose title contains this text, and writes nothing; null for all.</param>
    /// <param name="document">The document to write into, or null.</param>
    /// <returns>The exit code: 1 where a row is worse than MemoryPack's.</returns>
    public static int Run(string? only, string? document)
    {
        StringBuilder table = new();
        table.Append("| value | bytes | written in | ÷ MemoryPack | allocated | read in | ÷ MemoryPack | allocated |\n|---|---|---|---|---|---|---|---|\n");
        int worse = 0;
        foreach (Row row in Rows.All().Where(row => only is null || row.Title.Contains(only, StringComparison.OrdinalIgnoreCase)))
        {
            (int size, Finding write, Finding read) = row.Measure();
            string line = string.Create(CultureInfo.InvariantCulture, $"| {row.Title} | {size:N0} | {Cells(write)} | {Cells(read)} |");
            table.Append(line).Append('\n');
            Console.WriteLine(line);
            worse += (write.IsWorse ? 1 : 0) + (read.IsWorse ? 1 : 0);
        }

        Console.WriteLine($"{worse} worse than MemoryPack beyond the spread");
        if (only is null && document is not null) Replace(document, table);
        return worse == 0 ? 0 : 1;
    }

    private static string Cells(Finding found) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Time(found.Nanoseconds)} | {(found.IsWorse ? "**" : "")}{found.Ratio:F2}{(found.IsWorse ? "**" : "")} ({found.Low:F2}–{found.High:F2}) | {found.Allocated:N0} / {found.PeerAllocated:N0}");

    private static string Time(double nanoseconds) => nanoseconds < 1_000
        ? string.Create(CultureInfo.InvariantCulture, $"{nanoseconds:F0} ns")
        : string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1_000:F1} µs");

    private static void Replace(string document, StringBuilder table)
    {
        string text = File.ReadAllText(document);
        int begin = text.IndexOf(Begin, StringComparison.Ordinal);
        int end = text.IndexOf(End, StringComparison.Ordinal);
        string before = begin < 0 ? text.TrimEnd() + "\n\n" : text[..begin];
        string after = end < 0 ? "\n" : text[(end + End.Length)..];
        StringBuilder section = new();
        section.Append(before).Append(Begin).Append("\n\n## The codec beside MemoryPack\n\n");
        section.Append(CultureInfo.InvariantCulture, $"PoolGen's codec and MemoryPack 1.21.4 in one process, on {RuntimeInformation.FrameworkDescription}: both write the same bytes into a buffer that is used again, and read them from an array. ");
        section.Append("They take turns in 66 rounds, in six places in memory. Times are processor time of the thread, medians; ratios are medians of the rounds with their quartiles in brackets, below 1 where PoolGen is faster. ");
        section.Append("\"Allocated\" is bytes for one value, PoolGen's / MemoryPack's. A ratio in bold is above 1 beyond its quartiles, or stands beside more bytes.\n\n");
        section.Append(table).Append('\n').Append(End).Append(after);
        File.WriteAllText(document, section.ToString());
        Console.WriteLine($"Written: {document}");
    }
}
