using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>POOL035 and POOL036: endpoints that return a result before it is awaited. What ASP.NET Core makes of them is in the tests of hosting.</summary>
public sealed class EndpointTests
{
    private const string Usings = "using Microsoft.AspNetCore.Builder; using Microsoft.AspNetCore.Http; using Microsoft.AspNetCore.Mvc; using Microsoft.AspNetCore.SignalR;\n";

    private const string Tasks = """
        public static class Work
        {
            [PoolTask] public static int Square(int x) => x * x;
            [PoolTask] public static void Print(int x) { }
        }
        """;

    [Theory]
    [InlineData("app.MapGet(\"/\", (IPool pool) {|POOL035:=>|} pool.Work.Square.ApplyAsync(3));")]
    [InlineData("app.MapPost(\"/\", (IPool pool) {|POOL035:=>|} pool.Work.Print.ApplyAsync(3));")]
    [InlineData("app.MapPut(\"/\", (IPool pool) {|POOL035:=>|} { return pool.Work.Square.MapAsync([3]); });")]
    [InlineData("app.MapDelete(\"/\", AsyncResult<int> (IPool pool) {|POOL035:=>|} pool.Work.Square.ApplyAsync(3));")]
    [InlineData("app.MapPatch(\"/\", {|POOL035:delegate|} (IPool pool) { return pool.Work.Square.ApplyAsync(3); });")]
    [InlineData("app.MapMethods(\"/\", [\"HEAD\"], (IPool pool) {|POOL035:=>|} pool.Work.Square.ApplyAsync(3));")]
    [InlineData("app.Map(\"/\", (IPool pool) {|POOL035:=>|} pool.Work.Square.ApplyAsync(3));")]
    [InlineData("app.MapFallback((IPool pool) {|POOL035:=>|} pool.Work.Square.ApplyAsync(3));")]
    [InlineData("app.MapGroup(\"/a\").MapGet(\"/\", (IPool pool) {|POOL035:=>|} pool.Work.Square.ApplyAsync(3)).WithName(\"a\");")]
    [InlineData("app.MapGet(\"/\", async (IPool pool) {|POOL035:=>|} { await Task.Yield(); return pool.Work.Square.ApplyAsync(3); });")]
    [InlineData("app.MapGet(\"/\", {|POOL035:Handlers.Square|});")]
    [InlineData("AsyncResult<int> Local(IPool pool) => pool.Work.Square.ApplyAsync(3); app.MapGet(\"/\", {|POOL035:Local|});")]
    public Task A_route_handler_that_awaits_nothing(string statements) => Verify(statements);

    [Theory]
    [InlineData("app.MapGet(\"/\", async (IPool pool) => await pool.Work.Square.ApplyAsync(3));")]
    [InlineData("app.MapGet(\"/\", Task<int> (IPool pool) => pool.Work.Square.ApplyAsync(3));")]
    [InlineData("app.MapGet(\"/\", (IPool pool) => pool.Work.Square.ApplyAsync(3).AsTask());")]
    [InlineData("app.MapGet(\"/\", (IPool pool) => pool.Work.Square.Apply(3));")]
    [InlineData("app.MapGet(\"/\", Handlers.Later);")]
    [InlineData("Own.MapGet((IPool pool) => pool.Work.Square.ApplyAsync(3));")]
    [InlineData("app.Map(\"/a\", inner => inner.UseRouting());")]
    public Task A_handler_that_does_or_is_none(string statements) => Verify(statements);

    [Theory]
    [InlineData("public class A : ControllerBase { public AsyncResult<int> {|POOL036:Get|}(IPool pool) => pool.Work.Square.ApplyAsync(3); }", "descriptions of the API")]
    [InlineData("public class A : Controller { public AsyncResult {|POOL036:Get|}(IPool pool) => pool.Work.Print.ApplyAsync(3); }", "return Task")]
    [InlineData("[ApiController] public class A { public AsyncResult<int[]> {|POOL036:Get|}(IPool pool) => pool.Work.Square.MapAsync([3]); }", "return Task<int[]>")]
    [InlineData("public class A : ControllerBase { public async Task<AsyncResult<int>> {|POOL036:Get|}(IPool pool) { await Task.Yield(); return pool.Work.Square.ApplyAsync(3); } }", "inner state")]
    [InlineData("public class A : Hub { public AsyncResult<int> {|POOL036:Get|}(IPool pool) => pool.Work.Square.ApplyAsync(3); }", "NativeAOT")]
    [InlineData("public interface IClient; public class A : Hub<IClient> { public AsyncResult<int> {|POOL036:Get|}(IPool pool) => pool.Work.Square.ApplyAsync(3); }", "return Task<int>")]
    public async Task An_action_or_hub_method(string type, string text)
    {
        Diagnostic found = Assert.Single(await AnalyzerVerifier.Web.Verify(Usings + type, Tasks));
        Assert.Contains(text, found.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public class A : ControllerBase { public Task<int> Get(IPool pool) => pool.Work.Square.ApplyAsync(3); }")]
    [InlineData("public class A : ControllerBase { [NonAction] public AsyncResult<int> Get(IPool pool) => pool.Work.Square.ApplyAsync(3); }")]
    [InlineData("public class A : ControllerBase { private AsyncResult<int> Get(IPool pool) => pool.Work.Square.ApplyAsync(3); }")]
    [InlineData("public class A : Hub { internal AsyncResult<int> Get(IPool pool) => pool.Work.Square.ApplyAsync(3); public static AsyncResult<int> Shared(IPool pool) => pool.Work.Square.ApplyAsync(3); }")]
    [InlineData("public class AController { public AsyncResult<int> Get(IPool pool) => pool.Work.Square.ApplyAsync(3); }")]
    public Task A_method_that_is_none_or_returns_a_task(string type) => AnalyzerVerifier.Web.Verify(Usings + type, Tasks);

    private static Task<ImmutableArray<Diagnostic>> Verify(string statements) => AnalyzerVerifier.Web.Verify(
        Usings + $"public static class Program {{ public static void Use(WebApplication app) {{ {statements} }} }}",
        Tasks,
        """
        public static class Handlers
        {
            public static AsyncResult<int> Square(IPool pool) => pool.Work.Square.ApplyAsync(3);
            public static Task<int> Later(IPool pool) => pool.Work.Square.ApplyAsync(3);
        }

        public static class Own
        {
            public static void MapGet(Delegate handler) { }
        }
        """);
}
