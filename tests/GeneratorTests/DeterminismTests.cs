using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>The same project gives the same bytes, whatever the machine.</summary>
public sealed class DeterminismTests
{
    private static readonly string[] Sources =
    [
        "namespace N;\npublic static partial class Work\n{\n    /// <summary>\n    /// Two\n    /// lines.\n    /// </summary>\n    [PoolTask] public static double Scale(double x, double by = -1.5, decimal d = -2.25m, int i = -7) => x * by;\n}\n",
        "namespace N;\npublic record Item(int I, string Ii);\npublic static partial class Work\n{\n    [PoolTask(TimeoutMilliseconds = 1234567)] public static Item Send(Item i, Dictionary<string, Item[]> more) => i;\n}\n",
        "namespace M;\npublic static class iWork\n{\n    [PoolTask] public static int Add(int a, int b) => a + b;\n}\n",
    ];

    private static readonly string Expected = GeneratorRun.Generate(Sources).AllText;

    [Theory]
    [InlineData("tr-TR"), InlineData("fi-FI"), InlineData("ar-SA"), InlineData("fa-IR"), InlineData("sv-SE")]
    public void In_any_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(Expected, GeneratorRun.Generate(Sources).AllText);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void With_files_in_any_order()
    {
        CSharpCompilation compilation = TestCompilation.Create(Sources);
        CSharpCompilation turned = compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(compilation.SyntaxTrees.Reverse());
        Assert.Equal(Expected, GeneratorRun.On(turned).AllText);
    }

    [Fact]
    public void With_either_kind_of_line_ends()
    {
        string[] crlf = [.. Sources.Select(static source => source.Replace("\n", "\r\n", StringComparison.Ordinal))];
        Assert.Equal(Expected, GeneratorRun.Generate(crlf).AllText);
        Assert.DoesNotContain('\r', Expected);
    }

    [Fact]
    public void In_compilations_that_run_at_once() =>
        Assert.All(Enumerable.Range(0, 4).AsParallel().Select(static _ => GeneratorRun.Generate(Sources).AllText).ToArray(), static text => Assert.Equal(Expected, text));

    [Fact]
    public void Nothing_that_is_emitted_looks_anything_up_by_reflection()
    {
        foreach (string word in new[] { "System.Reflection", "GetType(", "MethodInfo", "Activator", "typeof(", "dynamic", "MakeGeneric" })
        {
            Assert.DoesNotContain(word, Expected, StringComparison.Ordinal);
        }
    }
}
