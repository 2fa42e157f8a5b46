using Microsoft.CodeAnalysis.Text;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>The markup that the tests of diagnostics are written in.</summary>
public sealed class MarkupSourceTests
{
    [Fact]
    public void A_mark_is_taken_out_and_its_place_remembered()
    {
        MarkupSource source = MarkupSource.Parse("int {|POOL001:Run|}();");
        Assert.Equal("int Run();", source.Text);
        Assert.Equal([new MarkedSpan(0, "POOL001", new TextSpan(4, 3))], source.Spans);
    }

    [Fact]
    public void Marks_nest_name_several_ids_and_can_be_empty()
    {
        MarkupSource source = MarkupSource.Parse("{|A1:x {|B2,C3:y|}|} {|D4:|}z");
        Assert.Equal("x y z", source.Text);
        Assert.Equal(
            [new(0, "A1", new TextSpan(0, 3)), new(0, "B2", new TextSpan(2, 1)), new(0, "C3", new TextSpan(2, 1)), new(0, "D4", new TextSpan(4, 0))],
            source.Spans);
    }

    [Fact]
    public void Files_are_numbered() =>
        Assert.Equal([0, 2], MarkupSource.ParseAll(["{|A1:x|}", "y", "{|A1:z|}"]).SelectMany(static source => source.Spans).Select(static mark => mark.File));

    [Theory]
    [InlineData("x = {| a: b")]
    [InlineData("int[] a = [1 | 2]; var b = $\"{a:x}\";")]
    public void What_is_no_mark_stays(string text) => Assert.Equal(text, MarkupSource.Parse(text).Text);

    [Theory]
    [InlineData("int {|POOL001:Run();", "POOL001")]
    [InlineData("int Run|}();", "closed at 7")]
    public void A_mark_without_its_other_half_is_told(string markup, string said) =>
        Assert.Contains(said, Assert.Throws<FormatException>(() => MarkupSource.Parse(markup)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("int {|POOL001:Run|}();")]
    [InlineData("{|A1:x {|B2,C3:y|}|} {|D4:|}z{|E5:{|F6:1|}2|}{|G7:3{|H8:4|}|}")]
    public void Format_writes_what_Parse_read(string markup)
    {
        MarkupSource source = MarkupSource.Parse(markup);
        Assert.Equal(markup, MarkupSource.Format(source.Text, source.Spans));
    }
}
