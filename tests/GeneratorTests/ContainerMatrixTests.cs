using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>Where tasks may be declared, and what of it is visible.</summary>
[Trait("Category", "Slow")]
public sealed class ContainerMatrixTests
{
    private const string Task = "[PoolTask] public static int Run(int a) => a;";

    [Theory]
    [InlineData("public static class Work { # }")]
    [InlineData("namespace A.B.C { internal class Work { # } }")]
    [InlineData("public record Work(int X) { # }")]
    [InlineData("public struct Work { # }")]
    [InlineData("public readonly record struct Work { # }")]
    [InlineData("public interface Work { # }")]
    [InlineData("public partial class Work { } public partial class Work { # }")]
    [InlineData("namespace N; public class Outer { public static class Work { # } }")]
    [InlineData("namespace N; internal class Outer { public class Middle { protected internal class Work { # } } }")]
    [InlineData("namespace N; public class Outer { internal static class Work { # } }")]
    public void Any_class_that_code_can_reach(string source)
    {
        GeneratorRun run = GeneratorRun.Compile(source.Replace("#", Task, StringComparison.Ordinal));
        Assert.Contains("readonly struct WorkTasks", run.AllText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stub_is_as_visible_as_its_method()
    {
        GeneratorRun run = GeneratorRun.Compile("""
            namespace Demo;
            internal sealed class Secret { public int A { get; set; } }
            public static class Work
            {
                [PoolTask] internal static Secret Hidden(Secret a) => a;
                [PoolTask] public static int Shown(int a) => a;
                [PoolTask] public static int Both(int a) => a;
                [PoolTask] internal static Secret Both(Secret a) => a;
            }
            """);
        Assert.Contains("internal HiddenTask Hidden", run.AllText, StringComparison.Ordinal);
        Assert.Contains("public ShownTask Shown", run.AllText, StringComparison.Ordinal);
        Assert.Contains("public BothTask Both", run.AllText, StringComparison.Ordinal);
    }

    [Fact]
    public void Nested_classes_of_one_name_are_told_apart()
    {
        GeneratorRun run = GeneratorRun.Compile($$"""
            namespace Demo;
            public class A { public static class Inner { {{Task}} } }
            public class B { public static class Inner { {{Task}} } }
            public class C { public static class Other { {{Task}} } }
            """);
        Assert.Contains("struct AInnerTasks", run.AllText, StringComparison.Ordinal);
        Assert.Contains("struct BInnerTasks", run.AllText, StringComparison.Ordinal);
        Assert.Contains("struct OtherTasks", run.AllText, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_differ_in_case_only_get_files_of_their_own()
    {
        GeneratorRun run = GeneratorRun.Compile($$"""
            namespace Demo;
            public static class Work { {{Task}} }
            public static class WORK { {{Task}} }
            """);
        Assert.Equal(5, run.Files.Count);
    }

    [Fact]
    public void Parts_of_a_class_in_two_files_are_one_stub()
    {
        GeneratorRun run = GeneratorRun.Compile(
            "namespace Demo; public static partial class Work { [PoolTask] public static int A(int a) => a; }",
            "namespace Demo; public static partial class Work { [PoolTask] public static int B(int a) => a; }");
        Assert.Equal(["Demo.Work.Descriptors.g.cs", "Demo.Work.g.cs", "PoolTaskManifest.g.cs"], run.Files.Keys);
    }

    [Fact]
    public void Without_tasks_nothing_is_emitted() => Assert.Empty(GeneratorRun.Compile("public class Empty;").Files);

    [Fact]
    public void Tasks_of_a_library_are_used_from_another_project()
    {
        GeneratorRun library = GeneratorRun.Compile($$"""
            namespace Lib;
            public sealed record Order(int Id, string? Name);
            public static class Work { {{Task}} [PoolTask] public static Order Send(Order order) => order; }
            """);
        using var image = new MemoryStream();
        Assert.True(library.Output.Emit(image).Success);
        image.Position = 0;
        GeneratorRun app = GeneratorRun.On(TestCompilation.Create(
            Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp14, Microsoft.CodeAnalysis.NullableContextOptions.Enable, "App",
            [Microsoft.CodeAnalysis.MetadataReference.CreateFromStream(image)],
            """
            using Lib;
            public static class Own
            {
                [PoolTask] public static Lib.Order Echo(Lib.Order order, List<Lib.Order> more) => order;
                public static int Use(IPool pool) => pool.Work.Run.Apply(1) + pool.Own.Echo.Apply(new(1, null), []).Id;
            }
            """));
        app.AssertNoWarnings();
        Assert.Contains("Lib_OrderCodec", app.AllText, StringComparison.Ordinal);
    }
}
