using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PoolGen.Generator.Rules;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>A task that breaks a rule keeps a stub: its diagnostic is the build's only error, and whoever runs the program all the same is told the rule.</summary>
public sealed class RefusedTaskTests
{
    [Theory]
    [InlineData("public static int Run(Func<int> {|POOL006:f|}) => 1;", "work.Run.Apply(() => 2)")]
    [InlineData("public static int Run(Func<int> {|POOL006:f|}) => 1;", "work.Run.ApplyAsync(f: () => 2, callback: value => { }, cancellationToken: default).Get()")]
    [InlineData("public static int Run(object {|POOL015:a|}) => 1;", "work.Run.Map(new object[] { 1 }, chunkSize: 2)[0]")]
    [InlineData("public static int Run(object {|POOL015:a|}, int b) => 1;", "work.Run.StarMap(new (object, int)[] { (1, 2) })[0]")]
    [InlineData("static int {|POOL003:Run|}(int a) => a;", "work.Run.Apply(a: 1)")]
    [InlineData("public int {|POOL001:Run|}(int a) => a;", "work.Run.Imap([1]).First()")]
    [InlineData("public static int {|POOL002:Run|}<T>(T a) => 1;", "(int)work.Run.Apply(1)")]
    [InlineData("public static int Run(ref int {|POOL004:a|}) => a;", "(int)work.Run.Apply(1, cancellationToken: default(CancellationToken))")]
    [InlineData("public static int Run(Span<int> {|POOL004:a|}) => 1;", "(int)work.Run.MapAsync(new int[0], chunkSize: 1).Get()")]
    public async Task Its_diagnostic_is_the_only_error(string method, string call)
    {
        string source = $"public class Work {{ [PoolTask] {method} }} public static class Use {{ public static int Call(IPool pool) {{ var work = new WorkTasks(pool); return {call}; }} }}";
        Assert.Single(await AnalyzerVerifier.Library.Verify(source));
    }

    [Theory]
    [InlineData("public static int Run(Func<int> f) => 1;", "work.Run.Apply(() => 2)", "POOL006: 'f' has the type 'Func<int>'")]
    [InlineData("static int Run(int a) => a;", "work.Run.Apply(a: 1)", "POOL003: 'Run' cannot be reached")]
    [InlineData("public static int Run<T>(T a) => 1;", "(int)work.Run.Apply(1)", "POOL002: 'Run' is generic")]
    [InlineData("public static void Run(Func<int> f) { }", "WorkTasks.RunTask.Bind(() => 1) is null ? 1 : 2", "POOL006: 'f' has the type 'Func<int>'")]
    [InlineData("public static void Run<T>(T f) { }", "WorkTasks.RunTask.Bind(1) is null ? 1 : 2", "POOL002: 'Run' is generic")]
    public void Its_stub_throws_the_diagnostics_text(string method, string call, string text)
    {
        using var program = new LoadedProgram(GeneratorRun.On(TestCompilation.Create($$"""
            public static class Work { [PoolTask] {{method}} }
            public static class Use
            {
                public static string Call()
                {
                    using var pool = new InProcessPool(1);
                    var work = new WorkTasks(pool);
                    try { int value = {{call}}; return "went well"; } catch (NotSupportedException e) { return e.Message; }
                }
            }
            """)));
        Assert.StartsWith(text, program.Call<string>("Use", "Call"), StringComparison.Ordinal);
    }

    /// <summary>Every rule that refuses a task, and a call of one that it refuses. Those of unions and codecs refuse an attribute and no task.</summary>
    public static TheoryData<string, string, string> Refusals => new()
    {
        { "POOL001", "public class Work { [PoolTask] public int {|POOL001:Run|}(int x) => x; }", "pool.Work.Run.Apply(3)" },
        { "POOL002", "public static class Work { [PoolTask] public static T {|POOL002:Run|}<T>(T x) => x; }", "pool.Work.Run.Apply(3)" },
        { "POOL002", "public static class {|POOL002:Work|}<T> { [PoolTask] public static int Run(int x) => x; }", "pool.Work.Run.Apply(3)" },
        { "POOL003", "public static class Work { [PoolTask] private static int {|POOL003:Run|}(int x) => x; }", "pool.Work.Run.Apply(3)" },
        { "POOL004", "public static class Work { [PoolTask] public static int Run(in int {|POOL004:x|}) => x; }", "pool.Work.Run.Map([1])" },
        { "POOL005", "public class Numbers : List<int>; public static class Work { [PoolTask] public static int Run(Numbers {|POOL005:x|}) => 1; }", "pool.Work.Run.Map([new Numbers()])" },
        { "POOL006", "public static class Work { [PoolTask] public static int Run(System.IO.Stream {|POOL006:x|}) => 1; }", "pool.Work.Run.Apply(System.IO.Stream.Null)" },
        { "POOL007", "public static class Work { [PoolTask] public static int {|POOL007:Run|}(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j, int k, int l, int m, int n, int o, int p, int q) => 1; }", "pool.Work.Run.Apply(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17)" },
        { "POOL008", "public static class Work { [PoolTask] public static int Run(int x, CancellationToken a, CancellationToken {|POOL008:b|}) => x; }", "pool.Work.Run.ApplyAsync(3).Get()" },
        { "POOL009", "public static class Work { public static int All() { [PoolTask] static int {|POOL009:Run|}(int x) => x; return Run(1); } }", "pool.Work.Run.Apply(3)" },
        { "POOL010", "public static class Work { [PoolTask] public static async void {|POOL010:Run|}(int x) => await Task.Delay(x); }", "pool.Work.Run.ApplyAsync(3)" },
        { "POOL011", "public static class Work { [PoolTask] public static int Run(int x) => x; [PoolTask] public static int {|POOL011:Run|}(int x, CancellationToken token) => x; }", "pool.Work.Run.Apply(3)" },
        { "POOL013", "public static class Work { [PoolTask(MaxAttempts = 0)] public static int {|POOL013:Run|}(int x) => x; }", "pool.Work.Run.Apply(3)" },
        { "POOL014", "file static class {|POOL014:Work|} { [PoolTask] public static int Run(int x) => x; }", "pool.Work.Run.Apply(3)" },
        { "POOL015", "public static class Work { [PoolTask] public static int Run(object {|POOL015:x|}) => 1; }", "pool.Work.Run.Apply(3)" },
        { "POOL016", "public class Order { public int Id { get; } } public static class Work { [PoolTask] public static int Run(Order {|POOL016:x|}) => 1; }", "pool.Work.Run.Apply(new Order())" },
        { "POOL017", "public class Order { private Order() { } public int Id { get; set; } } public static class Work { [PoolTask] public static int Run(Order {|POOL017:x|}) => 1; }", "pool.Work.Run.Apply(null!)" },
        { "POOL018", "public static class Work { [PoolTask(Name = \"run fast\")] public static int {|POOL018:Run|}(int x) => x; }", "pool.Work.Run.Apply(3)" },
        { "POOL019", "public static class {|POOL019:Work|} { [PoolTask] public static int Run(int x) => x; } public class WorkTasks;", "pool.Work.Run.Apply(3)" },
        { "POOL028", "public static class Work { [PoolTask, System.Diagnostics.Conditional(\"DEBUG\")] public static void {|POOL028:Run|}(int x) { } }", "pool.Work.Run.ApplyAsync(3)" },
        { "POOL029", "public static class {|POOL029:Work|} { [PoolTask] public static int Run(int x) => x; }", "pool.Work().Run.Apply(3)" },
        { "POOL030", "public static class Work { [PoolTask] public static int Run(Geo::Geometry.Point {|POOL030:x|}) => x.X; }", "pool.Work.Run.Apply(new Geo::Geometry.Point())" },
    };

    [Theory, MemberData(nameof(Refusals))]
    public async Task A_call_of_a_task_that_any_rule_refuses_is_no_second_error(string id, string task, string call)
    {
        AnalyzerVerifier project = AnalyzerVerifier.Library;
        if (id == PoolRules.OldLanguage.Id) project = project with { Version = LanguageVersion.CSharp11 };
        if (id == PoolRules.BehindAlias.Id) project = project with { References = [TestCompilation.Reference("Geometry", "namespace Geometry; public class Point { public int X { get; set; } }", aliases: "Geo")] };
        string alias = id == PoolRules.BehindAlias.Id ? "extern alias Geo; " : "";
        Assert.Equal(id, Assert.Single(await project.Verify(alias + task, $"{alias}public static class Use {{ public static object Call(IPool pool) => {call}; }}")).Id);
    }

    [Theory, MemberData(nameof(Refusals))]
    public void It_throws_the_text_of_any_rule(string id, string task, string call)
    {
        // The first of two overloads works, and a program with an alias needs its library beside it.
        if (id == PoolRules.StubCollision.Id || id == PoolRules.BehindAlias.Id) return;
        LanguageVersion version = id == PoolRules.OldLanguage.Id ? LanguageVersion.CSharp11 : LanguageVersion.CSharp14;
        using var program = new LoadedProgram(GeneratorRun.On(TestCompilation.Create(version, NullableContextOptions.Enable, "User", [], TestCompilation.Unmarked(task), $$"""
            public static class Use
            {
                public static string Call()
                {
                    using var pool = new InProcessPool(1);
                    try { object? value = {{call}}; return "went well"; } catch (NotSupportedException e) { return e.Message; }
                }
            }
            """)));
        Assert.StartsWith(id + ": ", program.Call<string>("Use", "Call"), StringComparison.Ordinal);
    }

    [Fact]
    public void So_is_said_of_every_error_that_a_task_can_have() => Assert.Equal(
        PoolRules.Definition.Where(static rule => rule.DefaultSeverity == DiagnosticSeverity.Error).Select(static rule => rule.Id).Where(static id => string.CompareOrdinal(id, "POOL031") < 0),
        Refusals.Select(static row => (string)((object[])row)[0]).Distinct());

    [Fact]
    public void An_overload_that_is_sound_goes_on_working()
    {
        using var program = new LoadedProgram(GeneratorRun.On(TestCompilation.Create("""
            public static class Work { [PoolTask] public static int Run(Func<int> f) => 1; [PoolTask] public static int Run(int a) => a * a; }
            public static class Use { public static int Call() { using var pool = new InProcessPool(1); return new WorkTasks(pool).Run.Apply(3); } }
            """)));
        Assert.Equal(9, program.Call<int>("Use", "Call"));
    }
}
