using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>What compiles without the package compiles with it, or one diagnostic stands at the cause.</summary>
[Trait("Category", "Slow")]
public sealed class LegalProgramTests
{
    [Theory]
    [InlineData("public static partial class Work { [PoolTask] public static partial int Run(int a); public static partial int Run(int a) => a; }")]
    [InlineData("public static partial class Work { public static partial int Run(int a); [PoolTask] public static partial int Run(int a) => a; }")]
    public async Task A_partial_method_is_one_task(string source)
    {
        await AnalyzerVerifier.Library.Verify(source);
        Assert.Contains("RunTask", GeneratorRun.Compile(source).AllText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("work.F.Apply(1)", "one")]
    [InlineData("work.F.Apply(1, cancellationToken: default)", "one")]
    [InlineData("work.F.ApplyAsync(1, errorCallback: null).Get()", "one")]
    [InlineData("work.F.Apply(1, 2)", "two 2 3")]
    [InlineData("work.F.Apply(1, z: 5)", "two 2 5")]
    [InlineData("work.G.Apply()", "two 7 2")]
    [InlineData("work.G.Apply(1)", "one")]
    [InlineData("work.G.Apply(y: 3)", "two 7 3")]
    [InlineData("work.H.Apply(1)", "one")]
    [InlineData("work.H.Apply(1, 2)", "two 2")]
    [InlineData("work.H.Apply(1, 2, 3)", "three 2 3")]
    [InlineData("work.H.Apply()", "none")]
    [InlineData("work.I.Apply(1)", "one")]
    [InlineData("work.I.Apply(1, 2)", "two 2")]
    [InlineData("work.I.Apply(1L, 2)", "long 2")]
    public void An_overload_with_more_defaults_is_taken_where_a_call_would_take_it(string call, string answer)
    {
        GeneratorRun run = GeneratorRun.Compile(OverloadsWithDefaults, "");
        using var program = new LoadedProgram(GeneratorRun.On(TestCompilation.Create(OverloadsWithDefaults, $$"""
            public static class Use
            {
                public static string Call()
                {
                    using var pool = new InProcessPool(1);
                    var work = new WorkTasks(pool);
                    return {{call}};
                }
            }
            """)));
        Assert.Contains("struct FTask", run.AllText, StringComparison.Ordinal);
        Assert.Equal(answer, program.Call<string>("Use", "Call"));
    }

    [Fact]
    public void Before_priorities_the_overload_without_defaults_is_taken() => GeneratorRun.On(TestCompilation.Create(
        LanguageVersion.CSharp12, NullableContextOptions.Enable, "User", [], OverloadsWithDefaults,
        "public static class Use { public static string Call(WorkTasks work) => work.F.Apply(1) + work.F.Apply(1, 2) + work.G.Apply(1); }")).AssertNoWarnings();

    private const string OverloadsWithDefaults = """
        public static class Work
        {
            [PoolTask] public static string F(int x) => "one";
            [PoolTask] public static string F(int x, int y = 2, int z = 3) => $"two {y} {z}";
            [PoolTask] public static string G(int x) => "one";
            [PoolTask] public static string G(int x = 7, int y = 2) => $"two {x} {y}";
            [PoolTask] public static string H() => "none";
            [PoolTask] public static string H(int x) => "one";
            [PoolTask] public static string H(int x, int y = 2) => $"two {y}";
            [PoolTask] public static string H(int x, int y = 2, int z = 3) => $"three {y} {z}";
            [PoolTask] public static string I(int x) => "one";
            [PoolTask] public static string I(int x, int y = 2) => $"two {y}";
            [PoolTask] public static string I(long x, int y) => $"long {y}";
        }
        """;

    [Theory]
    [InlineData("public static class Work { [Obsolete(\"gone\", true), PoolTask] public static int Run(int a) => a; }")]
    [InlineData("public static class Work { [Obsolete(\"gone\", true), PoolTask] public static Bad Run(Bad a, int b = 1) => a; [PoolTask] public static int Run(int a) => a; } [Obsolete(\"gone\", true)] public class Bad { public int A { get; set; } }")]
    [InlineData("[Obsolete(\"gone\", true)] public static class Work { [PoolTask] public static Task<Bad[]> Run(IProgress<Bad> a) => throw null!; } [Obsolete(\"gone\", true)] public class Bad { public bool A; }")]
    [InlineData("[Obsolete(\"gone\", true)] public static class Outer { public static class Work { [PoolTask] public static int Run(Bad a, Bit b) => 1; public class Bad { public int A { get; set; } } public struct Bit { public bool A; } } }")]
    [InlineData("public static class Work { [PoolTask] public static Person Run(Person a) => a; } public class Person { [Obsolete(\"gone\", true)] public int A { get; set; } public int B { get; [Obsolete(\"gone\", true)] set; } }")]
    [InlineData("public static class Work { [PoolTask] public static Bits Run(Bits[] a) => a[0]; } public struct Bits { [Obsolete(\"gone\", true)] public bool A; public bool B; }")]
    [InlineData("public static class Work { [PoolTask] public static Person Run(Person a) => a; } public class Person { [Obsolete(\"gone\", true)] public Person(int a) => A = a; public int A { get; } }")]
    [InlineData("public static class Work { [PoolTask] public static int Run(Color a = (Color)1, Color b = (Color)2) => 1; } public enum Color { None, [Obsolete(\"gone\", true)] Old, [Obsolete(\"gone\", true)] Older, New = 2 }")]
    [InlineData("[Obsolete(\"gone\", true)] public class GoneException(int code) : Exception(\"gone\") { public int Code { get; } = code; }")]
    public void What_is_obsolete_as_an_error_compiles(string source) => GeneratorRun.Compile(source);

    [Fact]
    public Task A_stub_is_as_obsolete_as_its_task() => AnalyzerVerifier.Library.Verify("""
        public static class Work
        {
            [Obsolete("use Other", true), PoolTask] public static int Run(int a) => a;
            [PoolTask] public static int Run(string a) => 1;
            public static int Use(IPool pool) => pool.Work.Run.Apply("a") + {|CS0619:pool.Work.Run.Apply(1)|};
        }
        """);

    [Theory]
    [InlineData("public static class PoolTaskManifest { # }")]
    [InlineData("public static class poolTaskManifest { # } public static class PoolTaskTable { # }")]
    [InlineData("public static class A { public static class B_C { # } } public static class A_B { public static class C { # } }")]
    [InlineData("public static class A { public static class BC { public static class X { # } } } public static class AB { public static class C { public static class X { # } } }")]
    [InlineData("public static class A { public static class X { # } } public static class B { public static class X { # } } public static class AX { # }")]
    [InlineData("public static class A { public static class X { # } } public static class B { public static class X { # } } public static class AXTasks { }")]
    [InlineData("public static class A { public static class X { # } } public static class B { public static class X { # } } namespace AXTaskDescriptors { public class Y; }")]
    [InlineData("public static class A_ { public class B { public string? S { get; set; } } } public static class A { public class _B { public string? S { get; set; } } } public static class Work { [PoolTask] public static A_.B Run(A._B a) => throw null!; }")]
    [InlineData("public static class @pool { # } public static class _pool { # } public static class Equals { # } public static class ToString { # } public static class GetType { # }")]
    [InlineData("public static class @value { # } public static class Tasks { # } public static class PoolExtensions { # } public static class get_X { # } public static class X { # }")]
    public void Classes_whose_generated_names_meet_compile(string source) =>
        GeneratorRun.Compile(source.Replace("#", "[PoolTask] public static int Run(int a) => a;", StringComparison.Ordinal));

    [Theory]
    [InlineData("WorkTasks"), InlineData("WorkTaskDescriptors"), InlineData("WorkPoolExtensions")]
    public Task A_namespace_that_has_a_generated_name_is_reported(string name) => AnalyzerVerifier.Library.Verify(
        $$"""
        namespace N { public static class {|POOL019:Work|} { [PoolTask] public static int Run(int a) => a; } }
        namespace N.{{name}} { public class Other; }
        """);

    [Theory]
    [InlineData("[PoolTask, System.Runtime.InteropServices.UnmanagedCallersOnly] public static int {|POOL028:Run|}(int a) => a;")]
    [InlineData("[PoolTask] public static int {|POOL028:Run|}(int a, __arglist) => a;")]
    [InlineData("[PoolTask, System.Diagnostics.Conditional(\"NEVER\")] public static void {|POOL028:Run|}(int a) { }")]
    public Task A_task_that_no_call_reaches_is_reported(string method) => AnalyzerVerifier.Library.Verify($"public static class Work {{ {method} }}");

    [Theory]
    [InlineData("namespace N { public class @nint { public int A { get; set; } } public class @nuint; # }")]
    [InlineData("public class @nint { public int A { get; set; } } namespace N { # }")]
    public void A_type_called_like_a_native_integer_is_left_alone(string source)
    {
        const string Tasks = "public static class Work { [PoolTask] public static IntPtr[] Run(IntPtr a, List<UIntPtr> b, (IntPtr, int) c, IntPtr? d = null) => throw null!; [PoolTask] public static IntPtr One(IntPtr a) => a; }";
        GeneratorRun.Compile(source.Replace("#", Tasks, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp9), InlineData(LanguageVersion.CSharp10), InlineData(LanguageVersion.CSharp11)]
    public async Task An_old_language_is_reported_once_at_each_class(LanguageVersion version)
    {
        const string Source = """
            using System;
            public static class {|POOL029:Work|}
            {
                [PoolGen.PoolTask] public static int Run(int a) => a;
                [PoolGen.PoolTask] public static Person Send(Person a) => a;
                public static class {|POOL029:Inner|} { [PoolGen.PoolTask] public static int Run(int a) => a; }
            }
            public class Person { public int A { get; set; } }
            public class OwnException : Exception { public int Code { get; set; } }
            """;
        await (AnalyzerVerifier.Library with { Version = version, HasUsings = false }).Verify(Source);
    }

    [Fact]
    public async Task The_oldest_language_that_will_do_compiles()
    {
        const string Source = """
            public static class Work
            {
                [PoolTask] public static Person Send(Person a, int b = 1) => a;
                [PoolTask] public static async Task<int[]> Crunch(Bits a, IProgress<(int, string)> p, CancellationToken t) { await Task.Yield(); return new int[0]; }
                [PoolTask] public static void F(int x) { }
                [PoolTask] public static void F(int x, int y = 2) { }
            }
            public struct Bits { public bool A; public int B; }
            public class Person { public int A { get; set; } public string? B { get; set; } }
            public class OwnException : Exception { public int Code { get; set; } }
            """;
        await (AnalyzerVerifier.Library with { Version = LanguageVersion.CSharp12 }).Verify(Source);
        GeneratorRun.On(TestCompilation.Create(LanguageVersion.CSharp12, NullableContextOptions.Enable, "User", [], Source)).AssertNoWarnings();
    }

    [Theory]
    [InlineData("[PoolTask] public static int Run(X::Lib.Order {|POOL030:a|}) => 1;")]
    [InlineData("[PoolTask] public static List<X::Lib.Order> {|POOL030:Run|}(int a) => null!;")]
    [InlineData("[PoolTask] public static int Run(X::Lib.Bits {|POOL030:a|}, X::Lib.Color {|POOL030:b|}) => 1;")]
    public Task A_type_that_only_an_extern_alias_reaches_is_reported(string method)
    {
        CSharpCompilation library = TestCompilation.Create(LanguageVersion.CSharp14, NullableContextOptions.Enable, "Lib", [],
            "namespace Lib; public class Order { public int A { get; set; } } public struct Bits { public bool A; } public enum Color { Red }");
        using var image = new MemoryStream();
        Assert.True(library.Emit(image).Success);
        MetadataReference reference = MetadataReference.CreateFromImage(image.ToArray(), MetadataReferenceProperties.Assembly.WithAliases(["X"]));
        return (AnalyzerVerifier.Library with { References = [reference] }).Verify($"extern alias X;\npublic static class Work {{ {method} }}");
    }
}
