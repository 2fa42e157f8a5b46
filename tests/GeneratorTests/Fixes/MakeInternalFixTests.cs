using PoolGen.CodeFixes;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests.Fixes;

/// <summary>POOL003: what is hidden becomes internal, with what it shows.</summary>
[Trait("Category", "Slow")]
public sealed class MakeInternalFixTests
{
    private static readonly CodeFixVerifier<MakeInternalFixProvider> Fix = new();

    [Theory]
    [InlineData("private ", "internal ")]
    [InlineData("", "internal ")]
    [InlineData("protected ", "protected internal ")]
    [InlineData("private protected ", "internal ")]
    public Task A_hidden_method_becomes_internal(string before, string after) => Fix.VerifyOne(
        $"public class Work {{ [PoolTask] {before}static int {{|POOL003:Run|}}(int x) => x; }}",
        $"public class Work {{ [PoolTask] {after}static int Run(int x) => x; }}");

    [Fact]
    public Task So_do_the_classes_around_it() => Fix.VerifyOne(
        "public class A { protected class {|POOL003:B|} { private static class {|POOL003:Work|} { [PoolTask] public static int Run(int x) => x; } } }",
        "public class A { protected internal class B { private static class {|POOL003:Work|} { [PoolTask] public static int Run(int x) => x; } } }");

    [Fact]
    public Task So_do_the_types_that_it_shows() => Fix.VerifyOne(
        """
        public static class Work
        {
            [PoolTask] private static List<Line> {|POOL003:{|POOL017:Run|}|}(Order {|POOL017:order|}) => order.Lines;

            private class Order : Document
            {
                public List<Line> Lines { get; set; } = [];
            }

            private abstract class Document;

            private sealed record Line(Kind[] Kinds);

            private enum Kind { A }

            private class Unseen;
        }
        """,
        """
        public static class Work
        {
            [PoolTask] internal static List<Line> Run(Order order) => order.Lines;

            internal class Order : Document
            {
                public List<Line> Lines { get; set; } = [];
            }

            internal abstract class Document;

            internal sealed record Line(Kind[] Kinds);

            internal enum Kind { A }

            private class Unseen;
        }
        """);

    [Fact]
    public Task All_of_a_document() => Fix.VerifyDocument(
        """
        public class Outer
        {
            private static class {|POOL003:Work|}
            {
                [PoolTask] public static int Square(int x) => x;
                [PoolTask] static int {|POOL003:Cube|}(int x) => x;
            }
        }
        """,
        """
        public class Outer
        {
            internal static class Work
            {
                [PoolTask] public static int Square(int x) => x;
                [PoolTask] internal static int Cube(int x) => x;
            }
        }
        """);

    [Fact]
    public Task All_of_a_project_and_all_parts_of_a_class() => Fix.VerifyProject(
        [
            "public partial class Outer { private static partial class {|POOL003:Work|} { [PoolTask] public static int A(int x) => x; } }",
            "public partial class Outer { private static partial class Work { [PoolTask] private static int {|POOL003:B|}(int x) => x; } }",
        ],
        [
            "public partial class Outer { internal static partial class Work { [PoolTask] public static int A(int x) => x; } }",
            "public partial class Outer { internal static partial class Work { [PoolTask] internal static int B(int x) => x; } }",
        ]);
}
