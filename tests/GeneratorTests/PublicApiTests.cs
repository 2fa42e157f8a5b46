using Microsoft.CodeAnalysis;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>What programs can see of the runtime changes on purpose alone: <c>src/Runtime/PublicApi.txt</c> changes with it.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void Public_members_are_those_of_the_file()
    {
        string actual = PublicApi.Of(MetadataReference.CreateFromFile(typeof(ProcessPool).Assembly.Location));
        Golden.AssertLines(Path.Combine("src", "Runtime", "PublicApi.txt"), actual);
    }

    [Fact]
    public void A_difference_is_printed()
    {
        string text = Golden.Difference("a\nb\nc\n", "a\nc\nd\n");
        Assert.Equal("- b\n+ d\n", text);
    }
}
