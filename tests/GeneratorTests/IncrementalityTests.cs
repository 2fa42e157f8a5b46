using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PoolGen.Generator;
using PoolGen.GeneratorTests.Kit;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace PoolGen.GeneratorTests;

/// <summary>What an edit recomputes. A class's stub depends on that class alone.</summary>
public sealed class IncrementalityTests
{
    private const string First = "namespace N;\npublic class Person { public int A { get; set; } }\npublic static class First\n{\n    /// <summary>Doc.</summary>\n    [PoolTask] public static int Run(Person a) => 1;\n}\n";
    private const string Second = "namespace N;\npublic static class Second\n{\n    [PoolTask] public static int Go(int a) => a;\n}\n";

    // What is written again: the class's stubs, its descriptors, its types' codecs, the manifest with all contracts.
    [Theory]
    [InlineData("=> 1;", "=> 2;")]
    [InlineData("namespace N;", "\n\n\n// moved\nnamespace N;")]
    [InlineData("public static class First", "public class Extra;\npublic static class First")]
    [InlineData("Person a", "Person  a ")]
    [InlineData("Doc.", "Other words.", "N.First.g.cs")]
    [InlineData("Run(Person a)", "Run(Person b)", "N.First.g.cs", "PoolTaskManifest.g.cs")]
    [InlineData("public int A { get; set; }", "public int A { get; set; } public int B { get; set; }", "PoolTaskCodecs.N.g.cs", "PoolTaskManifest.g.cs")]
    [InlineData("public int A { get; set; }", "public int A { get; set; } public int B => A;")]
    [InlineData("static int Run", "static long Run", "N.First.g.cs", "N.First.Descriptors.g.cs", "PoolTaskManifest.g.cs")]
    [InlineData("[PoolTask] public", "[PoolTask(Idempotent = true)] public", "N.First.Descriptors.g.cs")]
    public void An_edit_of_one_class(string old, string @new, params string[] written)
    {
        GeneratorRun run = GeneratorRun.On(TestCompilation.Create(First, Second));
        GeneratorRun edited = run.Again(Edit(run, First.Replace(old, @new, StringComparison.Ordinal)));

        Assert.Equal(written.Length, edited.OutputReasons().Count(static reason => reason != Cached));
        Assert.Subset(
            written.ToHashSet(),
            edited.Files.Where(file => run.Files.GetValueOrDefault(file.Key) != file.Value).Select(static file => file.Key).ToHashSet());
        Assert.Equal(6, edited.Files.Count);
    }

    [Theory]
    [InlineData("public int Id => id;", "public int Id => id + 0;", Unchanged)]
    [InlineData("public int Id => id;", "public int Id => id; public int More { get; set; }", Modified)]
    public void An_edit_of_an_exception_changes_the_manifest_alone_and_only_with_its_members(string old, string @new, IncrementalStepRunReason manifest)
    {
        const string Source = "public class LostException(string message, int id) : Exception(message) { public int Id => id; }";
        GeneratorRun run = GeneratorRun.On(TestCompilation.Create(Source, Second));
        GeneratorRun edited = run.Again(Edit(run, Source.Replace(old, @new, StringComparison.Ordinal)));

        Assert.Contains(edited.Reasons(TrackingNames.Manifest), reason => reason == manifest || (manifest == Unchanged && reason == Cached));
        Assert.Equal(run.Files["N.Second.g.cs"], edited.Files["N.Second.g.cs"]);
        Assert.Equal(manifest == Unchanged, run.Files["PoolTaskManifest.g.cs"] == edited.Files["PoolTaskManifest.g.cs"]);
    }

    [Theory]
    [InlineData("=> 1;", "=> 2;", false)]
    [InlineData("A { get; set; }", "A { get; set; } public int B { get; set; }", false)]
    [InlineData("Shared<Person>", "Shared<List<Person>>", true)]
    [InlineData("Shared.Create(1)", "Shared.Create(2)", false)]
    [InlineData("Shared.Create(1)", "Shared.Create(1.5)", true)]
    public void The_shared_values_are_written_again_only_when_others_are_shared(string old, string @new, bool isWritten)
    {
        const string Source = "namespace N;\npublic class Person { public int A { get; set; } }\npublic static class Work { [PoolTask] public static int Run(Shared<Person> a) => 1; public static object Make() => Shared.Create(1); }\n";
        GeneratorRun run = GeneratorRun.On(TestCompilation.Create(Source, Second));
        GeneratorRun edited = run.Again(Edit(run, Source.Replace(old, @new, StringComparison.Ordinal)));
        Assert.Equal(isWritten, run.Files["PoolTaskSharedValues.g.cs"] != edited.Files["PoolTaskSharedValues.g.cs"]);
        Assert.All(edited.Reasons(TrackingNames.SharedValues), reason => Assert.Equal(isWritten, reason is Modified or New));
        Assert.Equal(run.Files["N.Second.g.cs"], edited.Files["N.Second.g.cs"]);
    }

    [Fact]
    public void A_new_class_changes_the_manifest_and_no_other_stub()
    {
        GeneratorRun run = GeneratorRun.On(TestCompilation.Create(First, Second));
        GeneratorRun edited = run.Again(((CSharpCompilation)run.Input).AddSyntaxTrees(
            TestCompilation.Tree("public static class Third { [PoolTask] public static int Do() => 1; }", LanguageVersion.CSharp14, "Third.cs")));
        Assert.Equal(8, edited.Files.Count);
        Assert.Contains(Modified, edited.Reasons(TrackingNames.Manifest));
        Assert.Equal(run.Files["N.First.g.cs"], edited.Files["N.First.g.cs"]);
    }

    [Fact]
    public void An_edit_elsewhere_recomputes_nothing()
    {
        GeneratorRun run = GeneratorRun.On(TestCompilation.Create(First, Second, "public class Elsewhere;"));
        run.Again(Edit(run, "public class Elsewhere { public int More; }", index: 2)).AssertAllCached();
    }

    // A task's file stays as it is, and so would its model if the generator did not look at what its names mean now.
    [Theory]
    [InlineData("int a = Limits.Most", "public static class Limits { public const int Most = 1; }", "public static class Limits { public const int Most = 2; }")]
    [InlineData("Color a = (Color)1", "public enum Color { Red, Blue }", "public enum Color { Green, Red }")]
    [InlineData("Color a = (Color)1", "public enum Color { Red, Blue }", "public enum Color { Red, [System.Obsolete] Blue }")]
    [InlineData("Thing a", "global using Thing = int;", "global using Thing = long;")]
    [InlineData("Name a", "global using N.Old; namespace N.Old { public class Name; }", "global using N.New; namespace N.New { public class Name; }")]
    [InlineData("Inner a", "public class Base { public class Inner; } public partial class Work : Base;", "public class Base { public class Inner; } public class Other { public class Inner; } public partial class Work : Other;")]
    [InlineData("int a", "public partial class Work;", "[System.Obsolete(\"old\")] public partial class Work;")]
    [InlineData("int a", "public partial class Work;", "internal partial class Holder { public partial class Work; } public partial class Work; public class WorkTasks;")]
    public void An_edit_elsewhere_that_changes_what_a_signature_means_writes_its_stub_again(string parameter, string elsewhere, string edited)
    {
        string task = $"public partial class Work {{ [PoolTask] public static int Go({parameter}) => 1; }}";
        GeneratorRun run = GeneratorRun.On(TestCompilation.Create(task, elsewhere));
        ImmutableSortedDictionary<string, string> again = run.Again(Edit(run, edited, index: 1)).Files;
        ImmutableSortedDictionary<string, string> anew = GeneratorRun.On(TestCompilation.Create(task, edited)).Files;
        Assert.Equal(anew, again);
        Assert.NotEqual(run.Files.Where(IsStub), again.Where(IsStub));

        static bool IsStub(KeyValuePair<string, string> file) => file.Key.EndsWith("Work.g.cs", StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_that_is_added_changes_no_output()
    {
        GeneratorRun run = GeneratorRun.On(TestCompilation.Create(First, Second));
        run.Again(((CSharpCompilation)run.Input).AddReferences(MetadataReference.CreateFromFile(typeof(Assert).Assembly.Location))).AssertAllCached();
    }

    [Fact]
    public void Removing_the_last_task_leaves_nothing_behind()
    {
        GeneratorRun run = GeneratorRun.On(TestCompilation.Create(Second));
        Assert.Empty(run.Again(Edit(run, "namespace N;")).Files);
    }

    [Fact]
    public void Stubs_bind_in_an_editor_that_skips_implementation_outputs()
    {
        CSharpGeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new PoolTaskGenerator().AsSourceGenerator()],
            parseOptions: TestCompilation.Parse(),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.Implementation));
        driver.RunGeneratorsAndUpdateCompilation(
            TestCompilation.Create(Second, "public static class Use { public static int Two(IPool pool) => new N.SecondTasks(pool).Go.Apply(2); }"),
            out Compilation output, out _);
        Assert.Empty(output.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }

    private static CSharpCompilation Edit(GeneratorRun run, string text, int index = 0)
    {
        SyntaxTree tree = run.Input.SyntaxTrees.ElementAt(index + 1);
        return ((CSharpCompilation)run.Input).ReplaceSyntaxTree(tree, TestCompilation.Tree(text, LanguageVersion.CSharp14, tree.FilePath));
    }
}
