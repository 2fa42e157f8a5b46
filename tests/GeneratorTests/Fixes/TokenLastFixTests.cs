using PoolGen.CodeFixes;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests.Fixes;

/// <summary>POOL026: the token moves behind what a task is given, in its calls too.</summary>
[Trait("Category", "Slow")]
public sealed class TokenLastFixTests
{
    private static readonly CodeFixVerifier<TokenLastFixProvider> Fix = new();

    [Fact]
    public Task The_parameter_and_every_argument_move() => Fix.VerifyOne(
        [
            """
            namespace Shop;

            /// <summary>See <see cref="Run(CancellationToken, int, string)"/>.</summary>
            public static class Work
            {
                /// <summary>Runs.</summary>
                [PoolTask]
                public static int Run(
                    CancellationToken {|POOL026:token|}, // stays here
                    int x,
                    string text) => Own(token, x);

                private static int Own(CancellationToken token, int x) => token.IsCancellationRequested ? 0 : x;
            }
            """,
            """
            public class User
            {
                public int Use(CancellationToken token) =>
                    Shop.Work.Run(token, 1, "a")
                    + Shop.Work.Run(default, x: 2, text: "b")
                    + Shop.Work.Run(text: "c", token: token, x: 3)
                    + Shop.Work.Run(token, Shop.Work.Run(token, 4, "inner"), "outer")
                    + nameof(Shop.Work.Run).Length;

                public int Stub(IPool pool, CancellationToken token) => new Shop.WorkTasks(pool).Run.Apply(1, "a", token);
            }
            """,
        ],
        [
            """
            namespace Shop;

            /// <summary>See <see cref="Run(int, string, CancellationToken)"/>.</summary>
            public static class Work
            {
                /// <summary>Runs.</summary>
                [PoolTask]
                public static int Run(
                    int x, // stays here
                    string text,
                    CancellationToken token) => Own(token, x);

                private static int Own(CancellationToken token, int x) => token.IsCancellationRequested ? 0 : x;
            }
            """,
            """
            public class User
            {
                public int Use(CancellationToken token) =>
                    Shop.Work.Run(1, "a", token)
                    + Shop.Work.Run(x: 2, text: "b", token: default)
                    + Shop.Work.Run(text: "c", x: 3, token: token)
                    + Shop.Work.Run(Shop.Work.Run(4, "inner", token), "outer", token)
                    + nameof(Shop.Work.Run).Length;

                public int Stub(IPool pool, CancellationToken token) => new Shop.WorkTasks(pool).Run.Apply(1, "a", token);
            }
            """,
        ]);

    [Fact]
    public Task Behind_optional_parameters_it_is_optional_and_named() => Fix.VerifyOne(
        """
        public static class Work
        {
            [PoolTask] public static int Run(int x, CancellationToken {|POOL026:token|}, int y = 2) => x + y;
            public static int Use(CancellationToken token) => Run(1, token) + Run(1, token, 3);
        }
        """,
        """
        public static class Work
        {
            [PoolTask] public static int Run(int x, int y = 2, CancellationToken token = default) => x + y;
            public static int Use(CancellationToken token) => Run(1, token: token) + Run(1, 3, token);
        }
        """);

    [Fact]
    public Task Only_params_stay_behind_it() => Fix.VerifyOne(
        """
        public static class Work
        {
            [PoolTask] public static int Run(CancellationToken {|POOL026:token|}, int x, IProgress<int> progress, params int[] more) => x + more.Length;
            public static int Use(CancellationToken token, IProgress<int> p) => Run(token, 1, p, 2, 3) + Run(token, 1, p);
        }
        """,
        """
        public static class Work
        {
            [PoolTask] public static int Run(int x, IProgress<int> progress, CancellationToken token, params int[] more) => x + more.Length;
            public static int Use(CancellationToken token, IProgress<int> p) => Run(1, p, token, 2, 3) + Run(1, p, token);
        }
        """);

    [Fact]
    public Task All_of_a_document() => Fix.VerifyDocument(
        """
        public static class Work
        {
            [PoolTask] public static int A(CancellationToken {|POOL026:token|}, int x) => x;
            [PoolTask] public static int B(CancellationToken {|POOL026:token|}, int x) => A(token, A(token, x));
        }
        """,
        """
        public static class Work
        {
            [PoolTask] public static int A(int x, CancellationToken token) => x;
            [PoolTask] public static int B(int x, CancellationToken token) => A(A(x, token), token);
        }
        """);

    [Fact]
    public Task All_of_a_project() => Fix.VerifyProject(
        [
            "public static class One { [PoolTask] public static int Run(CancellationToken {|POOL026:token|}, int x) => Two.Run(token, x); }",
            "public static class Two { [PoolTask] public static int Run(CancellationToken {|POOL026:token|}, int x) => x > 0 ? One.Run(token, x - 1) : 0; }",
        ],
        [
            "public static class One { [PoolTask] public static int Run(int x, CancellationToken token) => Two.Run(x, token); }",
            "public static class Two { [PoolTask] public static int Run(int x, CancellationToken token) => x > 0 ? One.Run(x - 1, token) : 0; }",
        ]);

    [Theory]
    [InlineData("public static Func<CancellationToken, int, int> Use() => Run;")]
    [InlineData("public static int Run(int x, CancellationToken token) => x;")]
    public Task What_could_not_follow_keeps_the_token_where_it_is(string other) => Fix.VerifyNone(
        $"public static class Work {{ [PoolTask] public static int Run(CancellationToken {{|POOL026:token|}}, int x) => x; {other} }}");
}
