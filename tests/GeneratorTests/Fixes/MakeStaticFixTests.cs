using PoolGen.CodeFixes;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests.Fixes;

/// <summary>POOL001: what uses nothing of its instance can be static.</summary>
[Trait("Category", "Slow")]
public sealed class MakeStaticFixTests
{
    private static readonly CodeFixVerifier<MakeStaticFixProvider> Fix = new();

    [Fact]
    public Task A_method_without_this_becomes_static() => Fix.VerifyOne(
        """
        public class Work
        {
            /// <summary>Squares.</summary>
            [PoolTask] // kept
            public async Task<int> {|POOL001:Square|}(int x) => await Task.FromResult(x * x);
        }
        """,
        """
        public class Work
        {
            /// <summary>Squares.</summary>
            [PoolTask] // kept
            public static async Task<int> Square(int x) => await Task.FromResult(x * x);
        }
        """);

    [Fact]
    public Task Calls_on_an_instance_become_calls_on_the_type() => Fix.VerifyOne(
        [
            """
            namespace Shop;

            public struct Work
            {
                [PoolTask] public readonly int {|POOL001:Square|}(int x) => x * x;
                public int Twice(int x) => this.Square(x) + Square(x) + nameof(this.Square).Length;
            }
            """,
            "public class User { public int Use(Shop.Work work) => /* why */ work.Square(3); }",
        ],
        [
            """
            namespace Shop;

            public struct Work
            {
                [PoolTask] public static int Square(int x) => x * x;
                public int Twice(int x) => Work.Square(x) + Square(x) + nameof(this.Square).Length;
            }
            """,
            "public class User { public int Use(Shop.Work work) => /* why */ Shop.Work.Square(3); }",
        ]);

    [Fact]
    public Task All_of_a_document() => Fix.VerifyDocument(
        """
        public class Work
        {
            [PoolTask] public int {|POOL001:Square|}(int x) => x * x;
            [PoolTask] public int {|POOL001:Cube|}(int x) { return x * x * x; }
            public int A = 1;
            [PoolTask] public int {|POOL001:Add|}(int x) => x + A;
        }
        """,
        """
        public class Work
        {
            [PoolTask] public static int Square(int x) => x * x;
            [PoolTask] public static int Cube(int x) { return x * x * x; }
            public int A = 1;
            [PoolTask] public int {|POOL001:Add|}(int x) => x + A;
        }
        """);

    [Fact]
    public Task All_of_a_project() => Fix.VerifyProject(
        ["public class A { [PoolTask] public int {|POOL001:Run|}(int x) => x; }", "public class B { [PoolTask] public int {|POOL001:Run|}(int x) => x; }"],
        ["public class A { [PoolTask] public static int Run(int x) => x; }", "public class B { [PoolTask] public static int Run(int x) => x; }"]);

    [Theory]
    [InlineData("public class Work { public int A; [PoolTask] public int {|POOL001:Run|}(int x) => A + x; }")]
    [InlineData("public class Work { public int A() => 1; [PoolTask] public int {|POOL001:Run|}(int x) => A() + x; }")]
    [InlineData("public class Work(int a) { [PoolTask] public int {|POOL001:Run|}(int x) => a + x; }")]
    [InlineData("public class Work { [PoolTask] public virtual int {|POOL001:Run|}(int x) => x; }")]
    [InlineData("public abstract class Work { [PoolTask] public abstract int {|POOL001:Run|}(int x); }")]
    [InlineData("public class Work { [PoolTask] public override int {|POOL001:GetHashCode|}() => 1; }")]
    [InlineData("public interface IRun { int Run(int x); } public class Work : IRun { [PoolTask] public int {|POOL001:Run|}(int x) => x; }")]
    [InlineData("public class Work { [PoolTask] public int {|POOL001:Run|}(int x) => x; public static int Use() => new Work().Run(1); }")]
    public Task What_needs_its_instance_stays(string source) => Fix.VerifyNone(source);
}
