using Microsoft.CodeAnalysis.CSharp;
using PoolGen.CodeFixes;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests.Fixes;

/// <summary>CS1061: a stub is missed because its method is not marked.</summary>
[Trait("Category", "Slow")]
public sealed class AddPoolTaskFixTests
{
    private static readonly CodeFixVerifier<AddPoolTaskFixProvider> Fix = new();

    [Fact]
    public Task A_class_without_tasks_gets_its_first_one() => Fix.VerifyOne(
        [
            """
            namespace Shop;

            internal static class Work
            {
                /// <summary>Squares.</summary>
                public static int Square(int x) => x * x;
            }
            """,
            "namespace Shop; public class User { public int Use(ProcessPool pool) => pool.{|CS1061:Work|}.Square.Apply(3); }",
        ],
        [
            """
            namespace Shop;

            internal static class Work
            {
                /// <summary>Squares.</summary>
                [PoolTask]
                public static int Square(int x) => x * x;
            }
            """,
            "namespace Shop; public class User { public int Use(ProcessPool pool) => pool.Work.Square.Apply(3); }",
        ]);

    [Fact]
    public Task A_class_with_tasks_gets_another_one() => Fix.VerifyOne(
        """
        public static class Work
        {
            [PoolTask] public static int Square(int x) => x * x;
            [Obsolete("x")]
            public static int Cube(int x) => x * x * x;
            public static async Task<int[]> Use(IPool pool) => await pool.Work.{|CS1061:Cube|}.MapAsync([1, 2]);
        }
        """,
        """
        public static class Work
        {
            [PoolTask] public static int Square(int x) => x * x;
            [Obsolete("x")]
            [PoolTask]
            public static int Cube(int x) => x * x * x;
            public static async Task<int[]> Use(IPool pool) => await pool.Work.Cube.MapAsync([1, 2]);
        }
        """);

    [Fact]
    public Task Before_extension_members_the_class_is_a_method() =>
        (Fix with { Project = AnalyzerVerifier.Library with { Version = LanguageVersion.CSharp12 } }).VerifyOne(
            "public class Outer { public static class Work { public static int Run() => 1; } public int Use(IPool pool) => pool.{|CS1061:Work|}().Run.Apply(); }",
            "public class Outer { public static class Work { [PoolTask] public static int Run() => 1; } public int Use(IPool pool) => pool.Work().Run.Apply(); }");

    [Fact]
    public Task A_call_that_is_bound_names_the_type_of_a_stub() => Fix.VerifyOne(
        "public static class Work { [PoolTask] public static int A() => 1; public static int B() => 1; public static PoolCall Use() => WorkTasks.{|CS0117:BTask|}.Bind(); }",
        "public static class Work { [PoolTask] public static int A() => 1; [PoolTask] public static int B() => 1; public static PoolCall Use() => WorkTasks.BTask.Bind(); }");

    [Fact]
    public Task All_of_a_document() => Fix.VerifyDocument(
        """
        public static class Work
        {
            public static int A(int x) => x;
            public static int B(int x) => x;
            public static int Use(IPool pool) => pool.{|CS1061:Work|}.A.Apply(1) + pool.{|CS1061:Work|}.B.Apply(1) + pool.{|CS1061:Work|}.A.Apply(2);
        }
        """,
        """
        public static class Work
        {
            [PoolTask]
            public static int A(int x) => x;
            [PoolTask]
            public static int B(int x) => x;
            public static int Use(IPool pool) => pool.Work.A.Apply(1) + pool.Work.B.Apply(1) + pool.Work.A.Apply(2);
        }
        """);

    [Fact]
    public Task All_of_a_project() => Fix.VerifyProject(
        [
            "public static class Work\n{\n    public static int A(int x) => x;\n    public static int B(int x) => x;\n}",
            "public class One { public int Use(IPool pool) => pool.{|CS1061:Work|}.A.Apply(1); }",
            "public class Two { public int Use(IPool pool) => pool.{|CS1061:Work|}.B.Apply(1) + pool.{|CS1061:Work|}.None.Apply(1); }",
        ],
        [
            "public static class Work\n{\n    [PoolTask]\n    public static int A(int x) => x;\n    [PoolTask]\n    public static int B(int x) => x;\n}",
            "public class One { public int Use(IPool pool) => pool.Work.A.Apply(1); }",
            "public class Two { public int Use(IPool pool) => pool.Work.B.Apply(1) + pool.Work.{|CS1061:None|}.Apply(1); }",
        ]);

    [Theory]
    [InlineData("int Square(int x) => x;")]
    [InlineData("private static int Square(int x) => x;")]
    [InlineData("public static int Square(Stream x) => 1;")]
    [InlineData("public static int Square<T>(T x) => 1;")]
    [InlineData("public static int Square(int x) => x; public static int Square(long x) => 1;")]
    [InlineData("public static int Cube(int x) => x;")]
    public Task What_could_not_be_the_task_is_not_marked(string method) => Fix.VerifyNone(
        $"public class Work {{ {method.Replace("Stream", "System.IO.Stream", StringComparison.Ordinal)} public int Use(IPool pool) => pool.{{|CS1061:Work|}}.Square.Apply(3); }}");

    [Fact]
    public Task Other_unknown_members_are_not_ours() =>
        Fix.VerifyNone("public class Work { public static int Run() => 1; public int Use(string text) => text.{|CS1061:Work|}.Run.Apply() + IPool.{|CS0117:Work|}.Run.Apply(); }");
}
