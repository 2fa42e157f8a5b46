using PoolGen.Generator.Parsing;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.RuntimeTests.Serialization.Types;

/// <summary>samples/Types sends every supported type. The packaging tests run it, trimmed.</summary>
public sealed class TypesSampleTests
{
    private static readonly string Sample = Path.Combine(Repository.Root, "samples", "Types");

    [Fact]
    public void The_sample_sends_every_listed_type()
    {
        string tasks = string.Concat(Directory.EnumerateFiles(Sample, "*.cs").Select(File.ReadAllText));
        string[] keywords = ["System.Boolean bool", "System.Decimal decimal", "System.String string", "System.ValueTuple (", "System.Tuple Tuple"];
        IEnumerable<string> types = KnownCodecs.All.Select(static row => row.MetadataName).Concat(KnownBits.All.Select(static row => row.MetadataName));
        Assert.DoesNotContain(types, type =>
        {
            string name = type.Split('`')[0];
            string spelled = keywords.FirstOrDefault(keyword => keyword.StartsWith(name + " ", StringComparison.Ordinal))?.Split(' ')[1] ?? name.Split('.')[^1];
            return !tasks.Contains($"static {spelled}", StringComparison.Ordinal);
        });
    }
}
