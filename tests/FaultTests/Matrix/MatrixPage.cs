using System.Globalization;
using System.Text;

namespace PoolGen.FaultTests.Matrix;

/// <summary>The page that shows the matrix with the figures last measured.</summary>
internal static class MatrixPage
{
    internal const string FileName = "docs/reliability.md";

    private const string EachTitle = "## With every change";
    private const string LongTitle = "## Long counts, by command";
    private const string FailuresTitle = "## Failures seen";
    private const string ElsewhereTitle = "## Not in this suite";

    /// <summary>The page with new figures; rows that were not tried keep those that they have.</summary>
    internal static string Render(string old, IReadOnlyDictionary<int, Figures> tried, bool isLong, Seen seen)
    {
        Dictionary<int, string> each = FiguresIn(old, EachTitle, LongTitle);
        Dictionary<int, string> many = FiguresIn(old, LongTitle, FailuresTitle);
        List<string> failures = [.. LinesIn(old, FailuresTitle, ElsewhereTitle).Where(static line => line.StartsWith("- ", StringComparison.Ordinal))];
        foreach ((int row, Figures figures) in tried)
        {
            (isLong ? many : each)[row] = Columns(figures, seen);
            if (figures.Failure is { } failure) failures.Add($"- Row {row}{(isLong ? ", long counts" : "")}, {seen}: {OneLine(failure)}");
        }

        var page = new StringBuilder();
        page.Append(
            """
            # Reliability

            **Every accepted task reaches exactly one end in bounded time, whatever dies.** This page shows what was tried, with real processes, and what came of it. It is written by the tests themselves:

            ```
            POOLGEN_UPDATE=1 dotnet test tests/FaultTests
            POOLGEN_FAULTS=long POOLGEN_UPDATE=1 dotnet test tests/FaultTests    # the long counts; --filter "Row=4" for one row
            ```

            Each task writes to a file that it runs, in one append that no death can cut in two: an item that is not idempotent and is there twice counts as doubled, whatever its result says. An item without an end counts as lost. A row that does not end is hung: every thread's stack is printed, in parent and workers. After each row the pool is at full strength, and no process, descriptor or thread is left over.

            A row that fails is written down as well: in its line, until it is tried again, and below the tables for good. The last column says how to try it again: `POOLGEN_SEED` gives the same random moments. Rows without it were tried before it was recorded.


            """);
        AppendTable(page, EachTitle, MatrixRows.All.Where(row => row.Elsewhere is null), each);
        AppendTable(page, LongTitle, MatrixRows.All.Where(row => many.ContainsKey(row.Number)), many);
        page.Append(CultureInfo.InvariantCulture, $"{FailuresTitle}\n\n");
        if (failures.Count == 0) page.Append("None, since failures are written down here (November 2026).\n");
        foreach (string failure in failures) page.Append(CultureInfo.InvariantCulture, $"{failure}\n");
        page.Append(CultureInfo.InvariantCulture, $"\n{ElsewhereTitle}\n\n");
        foreach (MatrixRow row in MatrixRows.All.Where(row => row.Elsewhere is not null))
            page.Append(CultureInfo.InvariantCulture, $"- Row {row.Number}, {row.Fault} ({row.Happens}): {row.Elsewhere}.\n");
        AppendForeignCode(page);
        return page.ToString();
    }

    private static void AppendForeignCode(StringBuilder page)
    {
        page.Append(
            """

            ## Foreign code in the parent

            Every place where a pool calls code that is not its own, in the process that has the pool. None of it runs on a thread that reads a worker, or under the pool's lock, and nothing that it throws is taken for a worker's fault. The tests are in `tests/RuntimeTests/ForeignCode`, one for each row.

            | what is called | on which thread | what its exception does | test |
            |---|---|---|---|

            """);
        foreach (ForeignRow row in ForeignRows.All) page.Append(CultureInfo.InvariantCulture, $"| {row.Place} | {row.Thread} | {row.Exception} | `{row.Test}` |\n");
        page.Append(
            """

            A clock (`TimeProvider.GetTimestamp`, `ITimer.Change`) is read everywhere, also under the lock: it may throw, and must not wait. The same holds for the members of an `IPoolSubmission` of one's own, as its documentation says.

            """);
    }

    private static void AppendTable(StringBuilder page, string title, IEnumerable<MatrixRow> rows, Dictionary<int, string> figures)
    {
        page.Append(CultureInfo.InvariantCulture, $"{title}\n\n| row | fault | what happens | count | lost / doubled / hung | seconds | seen |\n|---|---|---|---|---|---|---|\n");
        foreach (MatrixRow row in rows)
            page.Append(CultureInfo.InvariantCulture, $"| {row.Number} | {row.Fault} | {row.Happens} | {figures.GetValueOrDefault(row.Number, "– | – | – | –")} |\n");
        page.Append('\n');
    }

    private static string Columns(Figures figures, Seen seen) => string.Create(
        CultureInfo.InvariantCulture,
        $"{figures.Count:N0} | {figures.Lost} / {figures.Doubled} / {figures.Hung} | {figures.Seconds:N1} | {(figures.Failure is null ? "" : "**failed**, ")}{seen}");

    private static Dictionary<int, string> FiguresIn(string page, string title, string end)
    {
        Dictionary<int, string> figures = [];
        foreach (string line in LinesIn(page, title, end))
        {
            string[] cells = line.Split(" | ");
            if (cells.Length == 7 && int.TryParse(cells[0].TrimStart('|', ' '), CultureInfo.InvariantCulture, out int row))
                figures[row] = string.Join(" | ", cells[3..]).TrimEnd('|', ' ');
        }

        return figures;
    }

    private static string[] LinesIn(string page, string title, string end)
    {
        int start = page.IndexOf(title, StringComparison.Ordinal);
        if (start < 0) return [];
        int stop = page.IndexOf(end, start, StringComparison.Ordinal);
        return page[start..(stop < 0 ? page.Length : stop)].Split('\n');
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
