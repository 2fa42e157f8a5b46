using Microsoft.CodeAnalysis;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>What is shared as a value is known to the runtime before the program runs, without reflection.</summary>
public sealed class SharedValueTests
{
    private const string File = "PoolTaskSharedValues.g.cs";

    private const string Model = """
        namespace N;
        public class Model { public int A { get; set; } public Dictionary<string, int> Weights { get; set; } = []; }
        public record Bundle(string Name, List<Shared<Model>?> Models);

        """;

    [Theory]
    [InlineData("int Run(int a, Shared<Model> model) => 1;", "global::N.Model")]
    [InlineData("int Run(Bundle bundle) => 1;", "global::N.Model")]
    [InlineData("int Run((int, Shared<Model?>?) pair) => 1;", "global::N.Model")]
    [InlineData("Shared<string[]> Run() => null!;", "string[]")]
    [InlineData("int Run(int a, IProgress<Shared<int>> told) => 1;", "int")]
    [InlineData("int Run(Shared<Bundle>[] all) => 1;", "global::N.Bundle", "global::N.Model")]
    [InlineData("int Run(Dictionary<string, Shared<(int, string)>> all) => 1;", "global::System.ValueTuple<int, string>")]
    public void Each_type_within_a_tasks_payloads_is_registered_once(string method, params string[] types)
    {
        GeneratorRun run = GeneratorRun.Compile($"{Model}public static class Work {{ [PoolTask] public static {method} [PoolTask] public static int Again(Shared<Model>? model) => 1; }}");
        Assert.Equal(types.Append("global::N.Model").Distinct().Order(StringComparer.Ordinal), Registered(run));
        Assert.Contains("ModuleInitializer", run.Files[File], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Shared.Create(new Model())", "global::N.Model")]
    [InlineData("PoolGen.Shared.Create<List<Model>>([])", "global::System.Collections.Generic.List<global::N.Model>")]
    [InlineData("global::PoolGen.Shared.Create(3)", "int")]
    [InlineData("Shared.Create<Model>(Unknown.Generated())", "global::N.Model")]
    [InlineData("new[] { 1.5 }.Select(Shared.Create).First()", "double")]
    [InlineData("Create(\"static\")", "string")]
    [InlineData("Data.Create(3L)", "long")]
    public void So_is_what_a_program_creates_whose_tasks_are_a_librarys(string expression, string type)
    {
        GeneratorRun run = GeneratorRun.Generate($"using static PoolGen.Shared;\nusing Data = PoolGen.Shared;\n{Model}public static class Program {{ public static object Run() => {expression}; }}");
        Assert.Equal([type], Registered(run));
        if (expression.Contains("Unknown", StringComparison.Ordinal)) return;
        run.AssertNoWarnings();
    }

    [Theory]
    [InlineData("public static object Run<T>(T value) => Shared.Create(value);")]
    [InlineData("public static object Run<T>(T value) => Shared.Create(new List<T>());")]
    [InlineData("public static object Run() => Shared.Create(System.IO.Stream.Null);")]
    [InlineData("public static object Run() => Shared.Create(Unknown.Generated());")]
    [InlineData("public static object Run() => System.Collections.Immutable.ImmutableArray.Create(1);")]
    [InlineData("private static class Shared { public static int Create<T>(T value) => 1; } public static object Run() => Shared.Create(1);")]
    [InlineData("[PoolTask] public static int Run(SharedArray<int> a, ReadOnlySharedArray<byte> b) => 1;")]
    [InlineData("[PoolTask] public static int Run(Shared<System.IO.Stream> a) => 1;")]
    public void Nothing_is_emitted_where_nothing_is_shared_as_a_value(string member) =>
        Assert.DoesNotContain(File, GeneratorRun.Generate($"public static class Program {{ {member} }}").Files.Keys);

    [Fact]
    public void Types_that_are_obsolete_as_an_error_are_registered_all_the_same() => GeneratorRun.Compile("""
        [Obsolete("old", error: true)] public class Old { public int A { get; set; } }
        public class Outer { [Obsolete("old", error: true)] public class Inner { public int A { get; set; } } }
        public static class Work
        {
            [Obsolete("old", error: true), PoolTask] public static int Run(Shared<Old> old) => 1;
            [Obsolete("old", error: true), PoolTask] public static int Many(Shared<List<Outer.Inner[]>> old) => 1;
        }
        """);

    [Fact]
    public void Old_languages_have_none() =>
        Assert.DoesNotContain(File, GeneratorRun.On(TestCompilation.Create(Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp9, NullableContextOptions.Disable, "User", [], "")).Files.Keys);

    [Fact]
    public void A_program_that_calls_a_librarys_tasks_shares_values_with_them()
    {
        const string Library = """
            namespace Lib;
            public record Model(int A, string[] Names);
            public static class Work { [PoolTask] public static int Count(int times, Shared<Model> model) => times * model.Value.Names.Length + model.Value.A; }
            """;
        MetadataReference library = AnalyzerVerifier.Library.Compile(Library).WithAssemblyName("Library").ToMetadataReference();
        const string Program = """
            using Lib;
            public static class Program
            {
                public static int Run()
                {
                    using IPool pool = new InProcessPool(2);
                    using Shared<Model> model = Shared.Create(new Model(1, ["a", "b"]));
                    return pool.Work.Count.Map([(1, model), (10, model)]).Sum();
                }
            }
            """;
        GeneratorRun run = GeneratorRun.On(TestCompilation.Create(Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp14, NullableContextOptions.Enable, "User", [library], Program));
        run.AssertNoWarnings();
        Assert.Equal(["global::Lib.Model"], Registered(run));
        Assert.Contains("PoolTaskCodecs.Lib.g.cs", run.Files.Keys);
    }

    [Fact]
    public void A_shared_value_runs_in_a_program_with_its_tasks()
    {
        using var program = new LoadedProgram(GeneratorRun.On(TestCompilation.Create($$"""
            {{Model}}
            public static class Work { [PoolTask] public static int Weigh(string word, Shared<Model> model) => model.Value.Weights[word] * model.Value.A; }
            public static class Program
            {
                public static int Run()
                {
                    using IPool pool = new InProcessPool(2);
                    using Shared<Model> model = Shared.Create(new Model { A = 3, Weights = { ["a"] = 1, ["b"] = 2 } });
                    return pool.Work.Weigh.Map([("a", model), ("b", model)]).Sum();
                }
            }
            """)));
        Assert.Equal(9, program.Call<int>("N.Program", "Run"));
    }

    private static IEnumerable<string> Registered(GeneratorRun run) => run.Files.GetValueOrDefault(File, "").Split('\n')
        .Where(static line => line.Contains("Register<", StringComparison.Ordinal))
        .Select(static line => line[(line.IndexOf("Register<", StringComparison.Ordinal) + "Register<".Length)..line.LastIndexOf(", global::PoolGen.", StringComparison.Ordinal)])
        .Select(static line => line.Split(", global::PoolGen.")[0]);
}
