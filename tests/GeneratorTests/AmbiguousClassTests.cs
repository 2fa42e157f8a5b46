using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>POOL037: two classes of one name whose namespaces a file imports.</summary>
public sealed class AmbiguousClassTests
{
    private const string A = "namespace A { public static class Work { [PoolTask] public static int Run(int x) => x; } }";
    private const string B = "namespace B { public static class Work { [PoolTask] public static int Go(int x) => x; } }";

    [Theory]
    [InlineData(LanguageVersion.CSharp14, "pool.Work.Run.Apply(3); pool.Work.Go.Apply(4);", "'pool.Work'")]
    [InlineData(LanguageVersion.CSharp12, "pool.Work().Run.Apply(3);", "'pool.Work'")]
    public async Task Each_class_says_what_to_write(LanguageVersion version, string use, string name)
    {
        Diagnostic[] found = [.. (await (AnalyzerVerifier.Library with { Version = version }).Diagnose(Program(use), A, B)).Where(static found => found.Id == "POOL037")];
        Assert.Equal(["File2.cs", "File3.cs"], found.Select(static diagnostic => diagnostic.Location.SourceTree!.FilePath).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(found, diagnostic => Assert.Equal(
            $"{name} could mean the tasks of 'A.Work' or of 'B.Work': write 'new A.WorkTasks(pool)' or 'new B.WorkTasks(pool)', or rename one of the classes",
            diagnostic.GetMessage(CultureInfo.InvariantCulture)));
    }

    [Fact]
    public Task It_stands_at_the_names_of_the_classes() => AnalyzerVerifier.Library.Verify(
        Program("{|CS9339:pool.Work|}.Run.Apply(3);"),
        A.Replace("class Work", "class {|POOL037:Work|}", StringComparison.Ordinal),
        B.Replace("class Work", "class {|POOL037:Work|}", StringComparison.Ordinal));

    [Fact]
    public async Task A_class_of_another_project_is_reported_where_it_is_used()
    {
        MetadataReference library = AnalyzerVerifier.Library.Compile(A, B).WithAssemblyName("Library").ToMetadataReference();
        AnalyzerVerifier project = AnalyzerVerifier.Library with { References = [library] };
        Diagnostic found = Assert.Single(await project.Diagnose(Program("pool.Work.Run.Apply(3);")), static found => found.Id == "POOL037");
        Assert.Equal("File1.cs", Path.GetFileName(found.Location.SourceTree!.FilePath));
    }

    [Fact]
    public async Task A_class_in_scope_beside_another_in_code_that_says_which()
    {
        Assert.Empty(await AnalyzerVerifier.Library.Verify(Program("new A.WorkTasks(pool).Run.Apply(3); new B.WorkTasks(pool).Go.Apply(3);"), A, B));
        Assert.Empty(await AnalyzerVerifier.Library.Verify(Program("pool.Work.Run.Apply(3);").Replace("using B;", "", StringComparison.Ordinal), A, B));
    }

    private static string Program(string use) => $"using A; using B; public static class Program {{ public static void Run(IPool pool) {{ {use} }} }}";
}
