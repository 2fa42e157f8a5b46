namespace LogParser;

/// <summary>Logs to read for those who have none at hand: the same every time.</summary>
internal static class ExampleLogs
{
    private const int Files = 8;
    private const int Lines = 5_000;

    private static readonly string[] Paths = ["/", "/cart", "/search", "/checkout"];

    /// <summary>Writes them.</summary>
    /// <returns>The folder.</returns>
    internal static string Write(string folder)
    {
        for (int file = 0; file < Files; file++)
        {
            File.WriteAllLines(Path.Combine(folder, $"day{file}.log"), Enumerable.Range(file * Lines, Lines).Select(Line));
        }

        return folder;
    }

    private static string Line(int number) =>
        number % 1_000 == 999 ? "(the log was rotated)" : $"GET {Paths[number % 4]} {(number % 50 == 7 ? 503 : 200)} {number * 37 % 4_001}ms";
}
