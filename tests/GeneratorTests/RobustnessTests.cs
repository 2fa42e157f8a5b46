using Microsoft.CodeAnalysis.CSharp;
using PoolGen.Generator;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>Code that is being typed: the generator may emit nothing, but never throws.</summary>
public sealed class RobustnessTests
{
    private const int Beginnings = 150;

    public static TheoryData<string> Files =>
        [.. Golden.Files("samples", "*.cs"), .. Golden.Files("tests/GeneratorTests/Golden", "Input.cs")];

    [Theory]
    [MemberData(nameof(Files))]
    public void Any_beginning_of_a_file_is_survived(string file)
    {
        string text = Golden.Source(file);
        int step = Math.Max(1, text.Length / Beginnings);
        CSharpGeneratorDriver driver = CSharpGeneratorDriver.Create(new PoolTaskGenerator());
        CSharpCompilation empty = TestCompilation.Create();
        for (int length = 0; length < text.Length; length += step)
        {
            var compilation = empty.AddSyntaxTrees(TestCompilation.Tree(text[..length], LanguageVersion.CSharp14, "Typing.cs"));
            var result = driver.RunGenerators(compilation).GetRunResult().Results.Single();
            Assert.True(result.Exception is null, $"{result.Exception}\nafter:\n{text[..length]}");
        }
    }

    [Theory]
    [InlineData("public class A { [PoolTask] public static Missing Run(Missing a) => a; }")]
    [InlineData("public class A { [PoolTask] public static int Run(A a, a) => 1; }")]
    [InlineData("public class A { [PoolTask(Name = 1, MaxAttempts = \"\")] public static int Run(int a) => 1; }")]
    [InlineData("public class A : A { public A? B { get; set; } [PoolTask] public static int Run(A a) => 1; }")]
    [InlineData("[PoolUnion(0, null), PoolUnion(), PoolUnion(1, typeof(int))] public abstract class A { [PoolTask] public static int Run(A a) => 1; }")]
    [InlineData("public struct A { public A B; [PoolTask] public static int Run(A a) => 1; }")]
    [InlineData("public class A<T> { public A<A<T>>? Next { get; set; } } public class W { [PoolTask] public static int Run(A<int> a) => 1; }")]
    [InlineData("[PoolTask] public static int Run(int a) => 1;")]
    [InlineData("public class A { [PoolTask] public static int Run(int a, int a) => 1; [PoolTask] public static int Run(int a) => 1; [PoolTask] public static int Run(int a) => 1; }")]
    public void So_is_code_that_does_not_compile(string source)
    {
        var result = CSharpGeneratorDriver.Create(new PoolTaskGenerator()).RunGenerators(TestCompilation.Create(source)).GetRunResult().Results.Single();
        Assert.Null(result.Exception);
    }

    [Fact]
    public void Tasks_named_like_the_codecs_that_they_need()
    {
        GeneratorRun.Compile("""
            public class Person { public int A { get; set; } }
            public static class Work
            {
                [PoolTask] public static int PersonCodec(Person a, int b = 1) => 1;
                [PoolTask] public static int Person(Person a) => 1;
            }
            """);
    }
}
