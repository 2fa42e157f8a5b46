using PoolGen.Generator.Parsing;

namespace PoolGen.GeneratorTests.Kit;

/// <summary>Declares, for test compilations, the codecs that the generator names and the runtime does not have yet. Empty when it has all.</summary>
internal static class CodecStandIns
{
    public static readonly string Source = Write();

    /// <summary>The rows of the table that the runtime has no codec for.</summary>
    public static IEnumerable<(string MetadataName, string CodecName)> Missing =>
        KnownCodecs.All.Where(static row => typeof(IPool).Assembly.GetType(RuntimeName(row.MetadataName, row.CodecName)) is null);

    private static string RuntimeName(string metadataName, string codecName)
    {
        int arity = Arity(metadataName);
        return $"PoolGen.Serialization.{codecName}" + (arity == 0 ? "" : $"`{2 * arity}");
    }

    private static int Arity(string metadataName) => metadataName.Split('`') is [_, string arity] ? int.Parse(arity, provider: null) : 0;

    private static string Write()
    {
        List<string> lines = ["#nullable disable", "namespace PoolGen.Serialization;"];
        foreach ((string metadataName, string codecName) in Missing)
        {
            int arity = Arity(metadataName);
            string[] types = [.. Enumerable.Range(1, arity).Select(static place => $"T{place}")];
            string type = "global::" + metadataName.Split('`')[0] + (arity == 0 ? "" : $"<{string.Join(", ", types)}>");
            string parameters = arity == 0 ? "" : $"<{string.Join(", ", types.Select(static name => $"{name}, C{name}"))}>";
            string constraints = string.Concat(types.Select(static name => $" where C{name} : ICodec<{name}>"));
            string keys = string.Concat(types.Select(name => metadataName.Contains("Dictionary") || metadataName.Contains("Sorted") ? $" where {name} : notnull" : ""));
            lines.Add($"internal struct {codecName}{parameters} : ICodec<{type}>{constraints}{keys} {{ public static void Write(ref PayloadWriter writer, {type} value) {{ }} public static {type} Read(ref PayloadReader reader) => default; }}");
        }

        for (int rank = 2; rank <= 4; rank++)
        {
            string codec = $"Array{rank}DCodec";
            if (typeof(IPool).Assembly.GetType($"PoolGen.Serialization.{codec}`2") is not null) continue;
            string type = $"T[{new string(',', rank - 1)}]";
            lines.Add($"internal struct {codec}<T, C> : ICodec<{type}> where C : ICodec<T> {{ public static void Write(ref PayloadWriter writer, {type} value) {{ }} public static {type} Read(ref PayloadReader reader) => default; }}");
        }

        return string.Join("\n", lines);
    }
}
