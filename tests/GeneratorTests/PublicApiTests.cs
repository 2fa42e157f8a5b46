using Microsoft.CodeAnalysis;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>What programs can see of the runtime changes on purpose alone: <c>src/Runtime/PublicApi.txt</c> changes with it.</summary>
public sealed class PublicApiTests
{
    private const string File = "src/Runtime/PublicApi.txt";

    [Fact]
    public void Public_members_are_those_of_the_file()
    {
        string actual = PublicApi.Of(MetadataReference.CreateFromFile(typeof(ProcessPool).Assembly.Location));
        if (!Golden.IsUpdating)
        {
            string difference = Difference(Golden.Source(File), actual);
            Assert.True(difference.Length == 0, $"{File} says otherwise; POOLGEN_UPDATE_GOLDEN=1 writes it anew:\n{difference}");
        }

        Golden.AssertText(Path.Combine("..", "..", "..", File), actual);
    }

    [Fact]
    public void A_difference_is_printed() => Assert.Equal("- b\n+ d\n", Difference("a\nb\nc\n", "a\nc\nd\n"));

    // The lines that only one of two texts has.
    private static string Difference(string expected, string actual)
    {
        string[] before = expected.Split('\n'), after = actual.Split('\n');
        IEnumerable<string> lines = before.Except(after).Select(static line => $"- {line}\n").Concat(after.Except(before).Select(static line => $"+ {line}\n"));
        return string.Concat(lines);
    }
}
