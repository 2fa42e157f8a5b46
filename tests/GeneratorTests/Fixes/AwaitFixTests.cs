using PoolGen.CodeFixes;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests.Fixes;

/// <summary>POOL020 and POOL021: what is dropped or blocked for is awaited.</summary>
[Trait("Category", "Slow")]
public sealed class AwaitFixTests
{
    private const string Work = "public static class Work { [PoolTask] public static int Run(int x) => x; [PoolTask] public static void Do(int callback, CancellationToken token) { } }";

    private static readonly CodeFixVerifier<AwaitFixProvider> Fix = new();

    [Theory]
    [InlineData("pool.Work.Run.{|POOL020:ApplyAsync|}(1);", "await pool.Work.Run.ApplyAsync(1);")]
    [InlineData("/* a */ pool.Work.Do\n    .{|POOL020:ApplyAsync|}(1); // b", "/* a */ await pool.Work.Do\n    .ApplyAsync(1); // b")]
    [InlineData("_ = pool.Work.Run.{|POOL021:Apply|}(1);", "_ = await pool.Work.Run.ApplyAsync(1);")]
    [InlineData("_ = pool.Work.Run.{|POOL021:Apply|}(1, token);", "_ = await pool.Work.Run.ApplyAsync(1, cancellationToken: token);")]
    [InlineData("_ = pool.Work.Run.{|POOL021:Apply|}(x: 1, cancellationToken: token).ToString();", "_ = (await pool.Work.Run.ApplyAsync(x: 1, cancellationToken: token)).ToString();")]
    [InlineData("pool.Work.Do.{|POOL021:Apply|}(1, token);", "await pool.Work.Do.ApplyAsync(1, cancellationToken: token);")]
    [InlineData("_ = pool.Work.Run.{|POOL021:Map|}([1, 2], 8, null, token)[0];", "_ = (await pool.Work.Run.MapAsync([1, 2], 8, progress: null, cancellationToken: token))[0];")]
    [InlineData("_ = pool.Work.Run.ApplyAsync(1).{|POOL021:Get|}();", "_ = await pool.Work.Run.ApplyAsync(1);")]
    [InlineData("var r = pool.Work.Run.ApplyAsync(1); _ = 2 * r.{|POOL021:Get|}();", "var r = pool.Work.Run.ApplyAsync(1); _ = 2 * await r;")]
    [InlineData("var r = pool.Work.Run.ApplyAsync(1); r.{|POOL021:Wait|}();", "var r = pool.Work.Run.ApplyAsync(1); await r;")]
    [InlineData("var r = pool.Work.Run.ApplyAsync(1); r.{|POOL021:Get|}(TimeSpan.FromSeconds(1));", "var r = pool.Work.Run.ApplyAsync(1); await r.WaitAsync(TimeSpan.FromSeconds(1));")]
    [InlineData("{|POOL021:foreach|} (int x in pool.Work.Run.Imap([1])) Console.WriteLine(x);", "await foreach (int x in pool.Work.Run.Imap([1])) Console.WriteLine(x);")]
    [InlineData("{|POOL021:foreach|} (int x in pool.Work.Run.Imap([1]).Skip(1)) Console.WriteLine(x);", "await foreach (int x in pool.Work.Run.Imap([1]).AsAsyncEnumerable().Skip(1)) Console.WriteLine(x);")]
    [InlineData("_ = pool.Work.Run.Imap([1])\n    .Where(x => x > 1)\n    .{|POOL021:ToList|}();", "_ = await pool.Work.Run.Imap([1]).AsAsyncEnumerable()\n    .Where(x => x > 1)\n    .ToListAsync();")]
    [InlineData("_ = pool.Work.Run.Imap([1]).{|POOL021:First|}(x => x > 1).ToString();", "_ = (await pool.Work.Run.Imap([1]).AsAsyncEnumerable().FirstAsync(x => x > 1)).ToString();")]
    public Task A_result_is_awaited(string before, string after) => Fix.VerifyOne([InAsync(before), Work], [InAsync(after), Work]);

    [Fact]
    public Task All_of_a_document_also_one_inside_another() => Fix.VerifyDocument(
        Work + """

        public static class User
        {
            public static async Task<int> Use(IPool pool) => pool.Work.Run.{|POOL021:Apply|}(pool.Work.Run.{|POOL021:Apply|}(1)) + await Task.FromResult(1);

            public static async Task<int> Again(IPool pool)
            {
                await Task.Yield();
                Func<Task<int>> inner = async () => pool.Work.Run.{|POOL021:Apply|}(2) + await Task.FromResult(1);
                int Local() => pool.Work.Run.Apply(3);
                return await inner() + Local();
            }
        }
        """,
        Work + """

        public static class User
        {
            public static async Task<int> Use(IPool pool) => await pool.Work.Run.ApplyAsync(await pool.Work.Run.ApplyAsync(1)) + await Task.FromResult(1);

            public static async Task<int> Again(IPool pool)
            {
                await Task.Yield();
                Func<Task<int>> inner = async () => await pool.Work.Run.ApplyAsync(2) + await Task.FromResult(1);
                int Local() => pool.Work.Run.Apply(3);
                return await inner() + Local();
            }
        }
        """);

    [Fact]
    public Task All_of_a_project() => Fix.VerifyProject(
        [Work, InAsync("pool.Work.Run.{|POOL020:ApplyAsync|}(1);"), InAsync("pool.Work.Run.{|POOL020:ApplyAsync|}(2);").Replace("User", "Other", StringComparison.Ordinal)],
        [Work, InAsync("await pool.Work.Run.ApplyAsync(1);"), InAsync("await pool.Work.Run.ApplyAsync(2);").Replace("User", "Other", StringComparison.Ordinal)]);

    [Fact]
    public Task A_program_is_async_where_it_awaits() => (Fix with { Project = AnalyzerVerifier.Program }).VerifyOne(
        ["using var pool = new ProcessPool();\npool.Work.Run.{|POOL020:ApplyAsync|}(1);", Work],
        ["using var pool = new ProcessPool();\nawait pool.Work.Run.ApplyAsync(1);", Work]);

    [Theory]
    [InlineData("public static void Use(IPool pool) { pool.Work.Run.{|POOL020:ApplyAsync|}(1); }")]
    [InlineData("public static void Use(IPool pool) => Task.Run(() => { pool.Work.Run.{|POOL020:ApplyAsync|}(1); });")]
    [InlineData("public static async Task Use(IPool pool) { await Task.Yield(); lock (pool) { pool.Work.Run.{|POOL020:ApplyAsync|}(1); } }")]
    [InlineData("public static async Task Use(IPool? pool) { await Task.Yield(); pool?.Work.Run.{|POOL020:ApplyAsync|}(1); }")]
    [InlineData("public static async Task Use(IPool pool) { await Task.Yield(); Span<int> some = stackalloc int[1]; pool.Work.Run.{|POOL020:ApplyAsync|}(1); some[0] = 1; }")]
    [InlineData("public static async Task Use(IPool pool) { await Task.Yield(); _ = pool.Work.Run.Imap([1]).{|POOL021:Sum|}(x => (double)x); }")]
    [InlineData("public static async Task Use(IPool pool) { await Task.Yield(); {|POOL021:foreach|} (int x in Enumerable.Skip(pool.Work.Run.Imap([1]), 1)) { } }")]
    [InlineData("public static async Task Use(IPool pool) { await Task.Yield(); _ = string.{|POOL021:Join|}(' ', pool.Work.Run.Imap([1])); int[] all = [{|POOL021:.. pool.Work.Run.Imap([1])|}]; }")]
    [InlineData("public static async Task Use(IPool pool) { await Task.Yield(); var r = pool.Work.Run.ApplyAsync(1); _ = r.{|POOL021:Wait|}(TimeSpan.Zero); }")]
    public Task Where_nothing_can_be_awaited_nothing_is_offered(string method) => Fix.VerifyNone($"public static class User {{ {method} }}", Work);

    private static string InAsync(string statement) =>
        $"public static class User\n{{\n    public static async Task Use(IPool pool, CancellationToken token)\n    {{\n        await Task.Delay(1, token);\n        {statement}\n    }}\n}}";
}
