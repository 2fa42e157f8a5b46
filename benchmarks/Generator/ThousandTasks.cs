using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PoolGen.Benchmarks.Generator;

/// <summary>A large application: a hundred classes of ten tasks, each class with types of its own, and a file without tasks.</summary>
internal static class ThousandTasks
{
    private const int Classes = 100;
    private const int TasksPerClass = 10;

    /// <summary>How many tasks it has.</summary>
    public const int Count = Classes * TasksPerClass;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Append(typeof(IPool).Assembly.Location)
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    public static CSharpCompilation Compilation { get; } = CSharpCompilation.Create(
        "Large",
        [Tree("Unrelated.cs", "public class Unrelated;"), .. Enumerable.Range(0, Classes).Select(static number => Tree($"Work{number}.cs", Class(number)))],
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The same, after somebody typed in the file without tasks.</summary>
    public static CSharpCompilation WithUnrelatedEdit(CSharpCompilation compilation, int edit) =>
        compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], Tree("Unrelated.cs", $"public class Unrelated {{ public int Edit{edit}; }}"));

    /// <summary>The same, after somebody changed a task's signature.</summary>
    public static CSharpCompilation WithEditedTask(CSharpCompilation compilation, int edit) =>
        compilation.ReplaceSyntaxTree(
            compilation.SyntaxTrees[1], Tree("Work0.cs", Class(0).Replace("Task0(int x)", $"Task0(int x{edit})", StringComparison.Ordinal)));

    private static SyntaxTree Tree(string path, string text) => CSharpSyntaxTree.ParseText(text, ParseOptions, path, Encoding.UTF8);

    private static string Class(int number)
    {
        var text = new StringBuilder($$"""
            using System.Collections.Generic;
            using System.Threading;
            using System.Threading.Tasks;
            using PoolGen;
            namespace Large.Area{{number % 10}};
            public sealed record Line{{number}}(string Article, decimal Price, int Count);
            public sealed class Order{{number}}
            {
                public int Number { get; set; }
                public string? Customer { get; init; }
                public List<Line{{number}}> Lines { get; set; } = [];
                public Dictionary<string, Line{{number}}> ByArticle { get; set; } = [];
            }
            /// <summary>The tasks of area {{number}}.</summary>
            public static class Work{{number}}
            {

            """);
        for (int task = 0; task < TasksPerClass; task++)
        {
            string method = (task % 5) switch
            {
                0 => $"int Task{task}(int x) => x",
                1 => $"Order{number} Task{task}(Order{number} order, string note, int count = {task}) => order",
                2 => $"async Task<List<Line{number}>> Task{task}(Line{number}[] lines, CancellationToken token) {{ await Task.Yield(); return [.. lines]; }}",
                3 => $"double[] Task{task}(double[] values, double factor) => values",
                _ => $"Dictionary<int, (string, Order{number}?)> Task{task}(Dictionary<int, (string, Order{number}?)> orders) => orders",
            };
            text.Append(CultureInfo.InvariantCulture, $"    /// <summary>Does step {task}.</summary>\n    [PoolTask] public static {method}{(method.EndsWith('}') ? "" : ";")}\n");
        }

        return text.Append("}\n").ToString();
    }
}
