using PoolGen.Generator.Parsing;
using PoolGen.RuntimeTests.Kit;
using PoolGen.Serialization;

namespace PoolGen.RuntimeTests.Serialization.Types;

/// <summary>The tables of docs/types.md, from the generator's lists and the codecs' own summaries.</summary>
internal static class TypesPage
{
    public static string Path { get; } = FindPage();

    /// <summary>The page with its tables as they must be.</summary>
    public static string Render(string page) => Fill(Fill(page, "blocks", Blocks()), "codecs", Codecs());

    /// <summary>The runtime's codec of a row.</summary>
    public static Type? CodecOf(string metadataName, string codecName)
    {
        int arity = metadataName.Contains('`', StringComparison.Ordinal) ? metadataName[^1] - '0' : 0;
        string room = KnownCodecs.IsShared(codecName) ? "Sharing" : "Serialization";
        return typeof(ICodec<>).Assembly.GetType($"PoolGen.{room}.{codecName}{(arity == 0 ? "" : $"`{2 * arity}")}");
    }

    /// <summary>The type that a codec serves.</summary>
    public static Type Served(Type codec) =>
        codec.GetInterfaces().Single(static i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICodec<>)).GetGenericArguments()[0];

    private static string Blocks()
    {
        IEnumerable<string> rows = KnownBits.All.Select(static row => $"| `{row.MetadataName}` | {(row.Check.Length == 0 ? "All are valid." : Summary("PoolGen.Serialization." + row.Check))} |\n");
        return $"| type | bits |\n|---|---|\n{string.Concat(rows)}";
    }

    private static string Codecs()
    {
        IEnumerable<string> rows = KnownCodecs.All.Select(static row => Row(row.MetadataName, CodecOf(row.MetadataName, row.CodecName)!));
        return $"| type | on the wire |\n|---|---|\n{string.Concat(rows)}";
    }

    private static string Row(string metadataName, Type codec)
    {
        Type served = Served(codec);
        string arguments = served.IsGenericType ? $"<{string.Join(", ", served.GetGenericArguments().Select(static a => a.Name))}>" : "";
        return $"| `{metadataName.Split('`')[0]}{arguments}` | {Summary(codec.FullName!)} |\n";
    }

    private static string Summary(string typeName) => XmlDocumentation.TextOf($"T:{typeName}", "summary");

    private static string Fill(string page, string name, string table) => GeneratedTable.Fill(page, name, nameof(TypesPageTests), table);

    private static string FindPage()
    {
        DirectoryInfo? directory = new(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(System.IO.Path.Combine(directory.FullName, "PoolGen.sln"))) directory = directory.Parent;
        return System.IO.Path.Combine(directory!.FullName, "docs", "types.md");
    }
}
