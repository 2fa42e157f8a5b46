using System.Reflection;
using System.Text.RegularExpressions;
using PoolGen.FaultTests.Matrix;

namespace PoolGen.FaultTests;

/// <summary>The matrix is whole: each row has a test, or says why not.</summary>
[Collection("Faults")]
public sealed partial class MatrixTests
{
    private static readonly Seen Here = new(7, "abc1234", "2026-11-27");

    [Fact]
    public void Each_row_has_one_test_or_a_reason()
    {
        Assert.Equal(Enumerable.Range(1, 45), MatrixRows.All.Select(row => row.Number).Take(45));
        Assert.Equal(MatrixRows.All.Select(row => row.Number).Distinct().Order(), MatrixRows.All.Select(row => row.Number));
        IEnumerable<int> tested = typeof(MatrixTests).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetCustomAttributesData())
            .Where(attribute => attribute.AttributeType == typeof(TraitAttribute))
            .Select(attribute => int.Parse((string)attribute.ConstructorArguments[1].Value!, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(MatrixRows.All.Where(row => row.Elsewhere is null).Select(row => row.Number), tested.Order());
    }

    [Fact]
    public void The_page_has_every_row_and_keeps_the_figures_of_rows_that_were_not_tried()
    {
        string first = MatrixPage.Render(string.Empty, new Dictionary<int, Figures> { [4] = new(500, 0, 0, 0, 54.21) }, isLong: false, Here);
        string second = MatrixPage.Render(first, new Dictionary<int, Figures> { [4] = new(5_000, 0, 0, 0, 600) }, isLong: true, Here);
        string third = MatrixPage.Render(second, new Dictionary<int, Figures> { [5] = new(100, 0, 0, 0, 15) }, isLong: false, Here);
        Assert.Contains("| 500 | 0 / 0 / 0 | 54.2 | seed 7, abc1234, 2026-11-27 |", third, StringComparison.Ordinal);
        Assert.Contains("| 5,000 | 0 / 0 / 0 | 600.0 | seed 7, abc1234, 2026-11-27 |", third, StringComparison.Ordinal);
        Assert.Contains("| 100 | 0 / 0 / 0 | 15.0 | seed 7, abc1234, 2026-11-27 |", third, StringComparison.Ordinal);
        string page = File.ReadAllText(Path.Combine(Repository.Root, MatrixPage.FileName));
        Assert.Equal(MatrixPage.Render(page, new Dictionary<int, Figures>(), isLong: false, Here), page.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void The_page_shows_a_row_that_failed_and_keeps_the_failure_when_it_holds_again()
    {
        string red = MatrixPage.Render(string.Empty, new Dictionary<int, Figures> { [4] = new(500, 3, 1, 1, 54.21, "3 wrong,\n3 lost") }, isLong: false, Here);
        Assert.Contains("| 500 | 3 / 1 / 1 | 54.2 | **failed**, seed 7, abc1234, 2026-11-27 |", red, StringComparison.Ordinal);
        string green = MatrixPage.Render(red, new Dictionary<int, Figures> { [4] = new(500, 0, 0, 0, 50) }, isLong: false, Here with { Seed = 8 });
        Assert.Contains("| 500 | 0 / 0 / 0 | 50.0 | seed 8, abc1234, 2026-11-27 |", green, StringComparison.Ordinal);
        Assert.DoesNotContain("**failed**", green, StringComparison.Ordinal);
        Assert.Contains("- Row 4, seed 7, abc1234, 2026-11-27: 3 wrong, 3 lost\n", green, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_place_of_foreign_code_has_a_test_that_exists_and_each_test_a_place()
    {
        string sources = string.Concat(Repository.Sources("tests/RuntimeTests/ForeignCode").Select(File.ReadAllText));
        IEnumerable<string> tests = TestMethod().Matches(sources).Select(match => match.Groups[1].Value);
        Assert.Equal(ForeignRows.All.Select(row => row.Test).Order(StringComparer.Ordinal), tests.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"\[Fact[^\]]*\]\s+public (?:void|async Task) (\w+)\(")]
    private static partial Regex TestMethod();
}
