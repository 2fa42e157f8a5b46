using PoolGen.CodeFixes;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests.Fixes;

/// <summary>POOL035 and POOL036: a lambda awaits its result, a method returns a task.</summary>
[Trait("Category", "Slow")]
public sealed class EndpointFixTests
{
    private const string Usings = "using Microsoft.AspNetCore.Builder; using Microsoft.AspNetCore.Mvc; using Microsoft.AspNetCore.SignalR;\n";
    private const string Work = "public static class Work { [PoolTask] public static int Square(int x) => x * x; [PoolTask] public static void Print(int x) { } }";

    private static readonly CodeFixVerifier<EndpointFixProvider> Fix = new() { Project = AnalyzerVerifier.Web };

    [Theory]
    [InlineData("(IPool pool) {|POOL035:=>|} pool.Work.Square.ApplyAsync(3)", "async (IPool pool) => await pool.Work.Square.ApplyAsync(3)")]
    [InlineData("/* a */ (IPool pool) {|POOL035:=>|} pool.Work.Print.ApplyAsync(3) /* b */", "/* a */ async (IPool pool) => await pool.Work.Print.ApplyAsync(3) /* b */")]
    [InlineData("static (IPool pool) {|POOL035:=>|} pool.Work.Square.ApplyAsync(3)", "static async (IPool pool) => await pool.Work.Square.ApplyAsync(3)")]
    [InlineData("[ProducesResponseType(200)] (IPool pool) {|POOL035:=>|} pool.Work.Square.ApplyAsync(3)", "[ProducesResponseType(200)] async (IPool pool) => await pool.Work.Square.ApplyAsync(3)")]
    [InlineData("(IPool pool, int x) {|POOL035:=>|} x > 1 ? pool.Work.Square.ApplyAsync(3) : pool.Work.Square.ApplyAsync(4)", "async (IPool pool, int x) => await (x > 1 ? pool.Work.Square.ApplyAsync(3) : pool.Work.Square.ApplyAsync(4))")]
    [InlineData("(IPool pool, int x) {|POOL035:=>|} { if (x > 1) return pool.Work.Square.ApplyAsync(3); Func<int> f = () => { return 1; }; return pool.Work.Square.ApplyAsync(f()); }", "async (IPool pool, int x) => { if (x > 1) return await pool.Work.Square.ApplyAsync(3); Func<int> f = () => { return 1; }; return await pool.Work.Square.ApplyAsync(f()); }")]
    [InlineData("{|POOL035:delegate|} (IPool pool) { return pool.Work.Square.ApplyAsync(3); }", "async delegate (IPool pool) { return await pool.Work.Square.ApplyAsync(3); }")]
    [InlineData("async (IPool pool) {|POOL035:=>|} { await Task.Yield(); return pool.Work.Square.ApplyAsync(3); }", "async (IPool pool) => { await Task.Yield(); return await pool.Work.Square.ApplyAsync(3); }")]
    [InlineData("(IPool pool) {|POOL035:=>|} { return pool.Work.Print.ApplyAsync(3); }", "(IPool pool) => { return pool.Work.Print.ApplyAsync(3).AsTask(); }")]
    [InlineData("(IPool pool) {|POOL035:=>|} { lock (pool) return pool.Work.Square.ApplyAsync(3); }", "(IPool pool) => { lock (pool) return pool.Work.Square.ApplyAsync(3).AsTask(); }")]
    [InlineData("AsyncResult<int> (IPool pool) {|POOL035:=>|} pool.Work.Square.ApplyAsync(3)", "Task<int> (IPool pool) => pool.Work.Square.ApplyAsync(3)")]
    public Task A_lambda(string before, string after) => Fix.VerifyOne([Route(before), Work], [Route(after), Work]);

    [Theory]
    [InlineData("public class A : ControllerBase { public {0} {1}(IPool pool) => pool.Work.Square.ApplyAsync(3); }", "AsyncResult<int>", "Task<int>")]
    [InlineData("public class A : ControllerBase { public {0} {1}(IPool pool) { return pool.Work.Print.ApplyAsync(3); } }", "PoolGen.AsyncResult", "Task")]
    [InlineData("public class A : Hub { public {0} {1}(IPool pool) => pool.Work.Square.MapAsync([3]); async Task<int> Other(IPool pool) => (await Get(pool)).Length; string Name() => nameof(Get); }", "AsyncResult<int[]>", "Task<int[]>")]
    public Task An_action_or_hub_method(string type, string before, string after) =>
        Fix.VerifyOne([Usings + Fill(type, before, "{|POOL036:Get|}"), Work], [Usings + Fill(type, after, "Get"), Work]);

    [Fact]
    public Task A_method_that_is_named_as_a_handler() => Fix.VerifyOne(
        [Route("{|POOL035:Handlers.Get|}"), Work, "public static class Handlers { public static AsyncResult<int> Get(IPool pool) => pool.Work.Square.ApplyAsync(3); }"],
        [Route("Handlers.Get"), Work, "public static class Handlers { public static Task<int> Get(IPool pool) => pool.Work.Square.ApplyAsync(3); }"]);

    [Fact]
    public Task All_of_a_document() => Fix.VerifyDocument(
        Route("(IPool pool) {|POOL035:=>|} pool.Work.Square.ApplyAsync(3)); app.MapPost(\"/\", (IPool pool) {|POOL035:=>|} pool.Work.Print.ApplyAsync(3)") + Work,
        Route("async (IPool pool) => await pool.Work.Square.ApplyAsync(3)); app.MapPost(\"/\", async (IPool pool) => await pool.Work.Print.ApplyAsync(3)") + Work);

    [Theory]
    [InlineData("public class A : ControllerBase { public AsyncResult<int> {|POOL036:Get|}(IPool pool) => pool.Work.Square.ApplyAsync(3); int Now(IPool pool) => Get(pool).Get(); }")]
    [InlineData("public class A : ControllerBase { public virtual AsyncResult<int> {|POOL036:Get|}(IPool pool) => pool.Work.Square.ApplyAsync(3); }")]
    [InlineData("public interface I { AsyncResult<int> Get(IPool pool); } public class A : ControllerBase, I { public AsyncResult<int> {|POOL036:Get|}(IPool pool) => pool.Work.Square.ApplyAsync(3); }")]
    [InlineData("public class A : ControllerBase { public async Task<AsyncResult<int>> {|POOL036:Get|}(IPool pool) { await Task.Yield(); return pool.Work.Square.ApplyAsync(3); } }")]
    public Task Where_a_task_might_not_compile_nothing_is_offered(string type) => Fix.VerifyNone(Usings + type, Work);

    private static string Fill(string type, string returned, string name) =>
        type.Replace("{0}", returned, StringComparison.Ordinal).Replace("{1}", name, StringComparison.Ordinal);

    private static string Route(string handler) =>
        Usings + $"public static class Program {{ public static void Use(WebApplication app) {{ app.MapGet(\"/\", {handler}); }} }}\n";
}
