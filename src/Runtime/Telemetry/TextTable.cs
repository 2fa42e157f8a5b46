using System.Text;

namespace PoolGen.Telemetry;

/// <summary>A table in plain text: the first column and those that say so are left-aligned, the others right-aligned.</summary>
internal sealed class TextTable(params string[] headings)
{
    private readonly List<string[]> _rows = [headings];

    /// <summary>Adds a row; its last cell is left-aligned.</summary>
    internal void Add(params string[] cells) => _rows.Add(cells);

    internal void WriteTo(StringBuilder text)
    {
        int columns = headings.Length;
        int[] widths = [.. Enumerable.Range(0, columns).Select(column => _rows.Max(row => row[column].Length))];
        foreach (string[] row in _rows)
        {
            var line = new StringBuilder();
            for (int i = 0; i < columns; i++)
            {
                bool left = i == 0 || i == columns - 1;
                line.Append(i > 0 ? "  " : "").Append(left ? row[i].PadRight(widths[i]) : row[i].PadLeft(widths[i]));
            }

            text.Append(line.ToString().TrimEnd()).Append('\n');
        }
    }
}
