using PoolGen.Generator.Parsing;

namespace PoolGen.GeneratorTests;

/// <summary>The two readers of documentation comments: where the quick one reads, it reads what the other one does.</summary>
public sealed class DocumentationTests
{
    [Theory]
    [InlineData("<summary>One line.</summary>", 1)]
    [InlineData(" <summary>\n Two\n lines.\n </summary>\n <param name=\"x\">The x.</param>\n <returns>It.</returns>\n", 3)]
    [InlineData("<summary></summary><summary>A second one; it's \"here\".</summary>", 2)]
    [InlineData("", 0)]
    public void Plain_text_is_read_alike(string comment, int elements)
    {
        List<DocumentationElement>? plain = PlainDocumentation.Read(comment);
        Assert.NotNull(plain);
        Assert.Equal(elements, plain.Count);
        Assert.Equal(MarkedDocumentation.Read(comment), plain);
    }

    [Theory]
    [InlineData("<summary>See <see cref=\"Work\"/>.</summary>")]
    [InlineData("<summary>a &lt; b</summary>")]
    [InlineData("<summary>a > b</summary>")]
    [InlineData("<summary>Not ended")]
    [InlineData("<summary>Ended otherwise</remarks>")]
    [InlineData("<inheritdoc/>")]
    [InlineData("<!-- none --><summary>x</summary>")]
    [InlineData("<param name=\"x\" other=\"y\">x</param>")]
    [InlineData("<param name='x'>x</param>")]
    [InlineData("<param name=\"x>x</param>")]
    [InlineData("text outside")]
    [InlineData("<summary>x</summary> text outside")]
    [InlineData("<")]
    [InlineData("<>")]
    public void All_else_is_left_to_the_other_one(string comment) => Assert.Null(PlainDocumentation.Read(comment));

    [Theory]
    [InlineData("<summary>See <see cref=\"Work\"/> and <paramref name=\"x\"/>.</summary>", "See <c>Work</c> and <c>x</c>.")]
    [InlineData("<summary>a &lt; b</summary>", "a &lt; b")]
    [InlineData("<summary><inheritdoc/>Left.</summary>", "Left.")]
    public void References_become_plain_code(string comment, string content) =>
        Assert.Equal([new DocumentationElement("summary", null, content)], MarkedDocumentation.Read(comment));

    [Fact]
    public void What_is_no_XML_is_left_out() => Assert.Empty(MarkedDocumentation.Read("<summary>Not ended"));
}
