using PoolGen.Generator.Parsing;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>Each type that the tables name has its codec, and a task over it compiles.</summary>
public sealed class KnownTypeTests
{
    private static readonly string[] Arguments = ["int", "string", "bool", "(int, string)", "double?", "Guid", "long", "ValueTuple<int>"];

    [Fact]
    public void Every_row_of_the_codec_table_compiles() => Compile(KnownCodecs.All.Select(static row => row.MetadataName));

    [Fact]
    public void Every_row_of_the_bits_table_compiles_alone_nullable_and_in_tuples() =>
        Compile(KnownBits.All.Select(static row => row.MetadataName), "{0}?", "({0}, int)", "({0}?, string)", "KeyValuePair<{0}, {0}>", "{0}[]", "List<{0}>");

    [Theory]
    [InlineData("sbyte"), InlineData("byte"), InlineData("short"), InlineData("ushort"), InlineData("int"), InlineData("uint"), InlineData("long")]
    [InlineData("ulong"), InlineData("nint"), InlineData("nuint"), InlineData("float"), InlineData("double"), InlineData("char"), InlineData("DayOfWeek")]
    public void Numbers_characters_and_enums_need_no_row(string type) => Compile([type], "{0}?", "({0}, int)", "{0}[,]", "{0}?[]");

    private static void Compile(IEnumerable<string> metadataNames, params string[] shapes)
    {
        var types = metadataNames.Select(Close).SelectMany(type => shapes.Select(shape => string.Format(null, shape, type)).Prepend(type));
        var methods = types.Select(static (type, index) => $"    [PoolTask] public static {type} M{index}({type} value, {type} other) => value;").ToArray();
        GeneratorRun run = GeneratorRun.Compile($"public static class Work\n{{\n{string.Join("\n", methods)}\n}}");
        Assert.Equal(methods.Length, run.AllText.Split(" OnPool =>").Length - 1);
    }

    private static string Close(string metadataName)
    {
        if (metadataName.Split('`') is not [string name, string count]) return metadataName;
        int arity = int.Parse(count, provider: null);
        return $"{name}<{string.Join(", ", Arguments.Take(arity))}>";
    }
}
