using PoolGen.RuntimeTests.Kit;

namespace PoolGen.RuntimeTests.Guide;

/// <summary>docs/guide/errors.md says of every exception when it is thrown and what to do.</summary>
public sealed class ErrorsPageTests
{
    private static readonly string[] Rows =
        [.. File.ReadLines(Path.Combine(Repository.Root, "docs/guide/errors.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal))];

    [Fact]
    public void Every_exception_of_the_pool_has_a_row_and_every_row_is_of_an_exception()
    {
        string[] exceptions = [.. typeof(PoolException).Assembly.GetExportedTypes().Where(typeof(PoolException).IsAssignableFrom).Select(type => type.Name)];
        string[] rows = [.. Rows.Select(row => row.Split('`')[1])];
        Assert.Empty(exceptions.Except(rows));
        Assert.All(rows.Except(exceptions), name => Assert.NotNull(typeof(Exception).Assembly.GetType($"System.{name}")));
        Assert.Equal(rows.Distinct(), rows);
    }

    [Fact]
    public void Every_row_says_when_and_what_to_do() =>
        Assert.All(Rows, row =>
        {
            string[] cells = row.Split('|', StringSplitOptions.TrimEntries);
            Assert.Equal(5, cells.Length);
            Assert.All(cells[1..^1], Assert.NotEmpty);
        });
}
