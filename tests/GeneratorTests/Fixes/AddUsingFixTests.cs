using PoolGen.CodeFixes;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests.Fixes;

/// <summary>POOL025: a pool ends with its block.</summary>
[Trait("Category", "Slow")]
public sealed class AddUsingFixTests
{
    private const string Work = "public static class Work { [PoolTask] public static int Run(int x) => x; }";

    private static readonly CodeFixVerifier<AddUsingFixProvider> Fix = new();

    [Theory]
    [InlineData("int Use()", "", "using")]
    [InlineData("async Task<int> Use()", "await Task.Yield();", "await using")]
    public Task The_declaration_disposes_of_it(string method, string first, string added) => Fix.VerifyOne(
        $$"""
        public static class User
        {
            public static {{method}}
            {
                {{first}}
                // Two are enough.
                var {|POOL025:pool|} = new ProcessPool(2); // here
                return pool.WorkerCount;
            }
        }
        """,
        $$"""
        public static class User
        {
            public static {{method}}
            {
                {{first}}
                // Two are enough.
                {{added}} var pool = new ProcessPool(2); // here
                return pool.WorkerCount;
            }
        }
        """);

    [Fact]
    public Task Shared_data_is_disposed_of_without_await() => Fix.VerifyDocument(
        "public static class User { public static async Task A() { var {|POOL049:a|} = SharedArray.Create([1]); await Task.Yield(); a[0] = 3; } public static int B() { SharedArray<int> {|POOL049:b|} = SharedArray.Allocate<int>(3); return b.Length; } }",
        "public static class User { public static async Task A() { using var a = SharedArray.Create([1]); await Task.Yield(); a[0] = 3; } public static int B() { using SharedArray<int> b = SharedArray.Allocate<int>(3); return b.Length; } }");

    [Fact]
    public Task A_program_awaits() => (Fix with { Project = AnalyzerVerifier.Program }).VerifyOne(
        ["var {|POOL025:pool|} = new ProcessPool();\nConsole.WriteLine(pool.Work.Run.Apply(1));", Work],
        ["await using var pool = new ProcessPool();\nConsole.WriteLine(pool.Work.Run.Apply(1));", Work]);

    [Fact]
    public Task All_of_a_document() => Fix.VerifyDocument(
        "public static class User { public static void A() { var {|POOL025:a|} = new ProcessPool(); } public static async Task B() { IPool {|POOL025:b|} = new InProcessPool(); await Task.Yield(); } }",
        "public static class User { public static void A() { using var a = new ProcessPool(); } public static async Task B() { await using IPool b = new InProcessPool(); await Task.Yield(); } }");

    [Fact]
    public Task All_of_a_project() => Fix.VerifyProject(
        ["public static class A { public static void Run() { var {|POOL025:pool|} = new ProcessPool(); } }", "public static class B { public static void Run() { var {|POOL025:pool|} = new ProcessPool(); } }"],
        ["public static class A { public static void Run() { using var pool = new ProcessPool(); } }", "public static class B { public static void Run() { using var pool = new ProcessPool(); } }"]);

    [Fact]
    public Task A_case_of_a_switch_has_no_block() => Fix.VerifyNone(
        "public static class User { public static void Use(int x) { switch (x) { case 1: var {|POOL025:pool|} = new ProcessPool(); break; } } }");
}
