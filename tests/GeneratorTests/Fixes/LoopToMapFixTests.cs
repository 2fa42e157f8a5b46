using PoolGen.CodeFixes;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests.Fixes;

/// <summary>POOL022: a loop that only collects is a map.</summary>
[Trait("Category", "Slow")]
public sealed class LoopToMapFixTests
{
    private const string Work = "public static class Work { [PoolTask] public static string Run(int x) => \"\"; [PoolTask] public static int Add(int a, int b) => a + b; }";

    private static readonly CodeFixVerifier<LoopToMapFixProvider> Fix = new();

    [Theory]
    [InlineData("foreach (int x in numbers) list.Add(pool.Work.Run.{|POOL022:Apply|}(x));", "list.AddRange(pool.Work.Run.Map(numbers));")]
    [InlineData("// why\n        foreach (var x in numbers)\n        {\n            list.Add(pool.Work.Run.{|POOL022:Apply|}(x, token));\n        } // end", "// why\n        list.AddRange(pool.Work.Run.Map(numbers, cancellationToken: token)); // end")]
    [InlineData("foreach (int x in Enumerable.Range(0, 9)) { var r = pool.Work.Run.{|POOL022:Apply|}(x); list.Add(r); }", "list.AddRange(pool.Work.Run.Map(Enumerable.Range(0, 9)));")]
    [InlineData("foreach (var p in pairs) sums.Add(pool.Work.Add.{|POOL022:Apply|}(p.Item1, p.b));", "sums.AddRange(pool.Work.Add.StarMap(pairs));")]
    [InlineData("foreach (int x in numbers) objects.Add(pool.Work.Run.{|POOL022:Apply|}(x));", "objects.AddRange(pool.Work.Run.Map(numbers));")]
    public Task A_loop_becomes_a_map(string before, string after) => Fix.VerifyOne([In(before), Work], [In(after), Work]);

    [Fact]
    public Task An_awaiting_loop_becomes_an_awaited_map() => Fix.VerifyOne(
        [InAsync("foreach (int x in numbers) list.Add(await pool.Work.Run.{|POOL022:ApplyAsync|}(x));"), Work],
        [InAsync("list.AddRange(await pool.Work.Run.MapAsync(numbers));"), Work]);

    [Fact]
    public Task All_of_a_document() => Fix.VerifyDocument(
        Work + In("foreach (int x in numbers) list.Add(pool.Work.Run.{|POOL022:Apply|}(x));\n        foreach (int x in numbers) list.Add(pool.Work.Run.{|POOL022:Apply|}(x));"),
        Work + In("list.AddRange(pool.Work.Run.Map(numbers));\n        list.AddRange(pool.Work.Run.Map(numbers));"));

    [Fact]
    public Task All_of_a_project() => Fix.VerifyProject(
        [Work, In("foreach (int x in numbers) list.Add(pool.Work.Run.{|POOL022:Apply|}(x));"), InAsync("foreach (int x in numbers) list.Add(await pool.Work.Run.{|POOL022:ApplyAsync|}(x));")],
        [Work, In("list.AddRange(pool.Work.Run.Map(numbers));"), InAsync("list.AddRange(await pool.Work.Run.MapAsync(numbers));")]);

    [Theory]
    [InlineData("foreach (int x in numbers) list.Add(pool.Work.Run.{|POOL022:Apply|}(x + 1));")]
    [InlineData("foreach (int x in numbers) list.Add(string.Concat(pool.Work.Run.{|POOL022:Apply|}(x), \"a\"));")]
    [InlineData("foreach (int x in numbers) set.Add(pool.Work.Run.{|POOL022:Apply|}(x));")]
    [InlineData("foreach (short x in shorts) list.Add(pool.Work.Run.{|POOL022:Apply|}(x));")]
    [InlineData("foreach (int x in numbers) /* why */ list.Add(pool.Work.Run.{|POOL022:Apply|}(x));")]
    [InlineData("foreach (var p in pairs) longs.Add(pool.Work.Add.{|POOL022:Apply|}(p.a, p.b));")]
    [InlineData("for (int i = 0; i < 2; i++) list.Add(pool.Work.Run.{|POOL022:Apply|}(i));")]
    [InlineData("foreach (var p in pairs) sums.Add(pool.Work.Add.{|POOL022:Apply|}(p.b, p.a));")]
    public Task What_a_map_would_do_otherwise_stays_a_loop(string loop) => Fix.VerifyNone(In(loop), Work);

    private static string In(string statement) => $$"""
        public static class User
        {
            public static void Use(
                IPool pool, int[] numbers, short[] shorts, (int a, int b)[] pairs, List<string> list, List<object> objects, List<int> sums, List<long> longs, HashSet<string> set, CancellationToken token)
            {
                {{statement}}
            }
        }
        """;

    private static string InAsync(string statement) =>
        $"public static class Async\n{{\n    public static async Task Use(IPool pool, int[] numbers, List<string> list)\n    {{\n        {statement}\n    }}\n}}";
}
