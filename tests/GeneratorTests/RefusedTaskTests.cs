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
