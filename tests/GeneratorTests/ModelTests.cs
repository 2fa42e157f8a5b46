using Microsoft.CodeAnalysis;
using PoolGen.Generator;
using PoolGen.Generator.Model;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>Models are plain values.</summary>
public sealed class ModelTests
{
    private const string Source = """
        namespace N;
        public class Person { public int A { get; set; } public List<Person?>? More { get; set; } }
        public class Wrong(string message) : Exception(message);
        public static class Work
        {
            /// <summary>Doc.</summary>
            [PoolTask] public static Task<Person> Run(Person a, IProgress<int> p, CancellationToken t, int b = 1) => null!;
            [PoolTask] public static int Other(int a) => a;
            [PoolTask] public static int Evaluate(Shared<Person> a) => 1;
            public static object Make() => Shared.Create(1);
        }
        """;

    [Fact]
    public void They_hold_nothing_of_the_compiler()
    {
        GeneratorRun run = GeneratorRun.Generate(Source);
        foreach (string stage in TrackingNames.All)
        {
            Assert.All(Values(run, stage), static value => ModelGraph.AssertPlain(value));
        }
    }

    [Fact]
    public void They_are_classes_whose_tables_every_compiler_has_compiled()
    {
        GeneratorRun run = GeneratorRun.Generate(Source);
        foreach (string stage in TrackingNames.All)
        {
            Assert.All(Values(run, stage), static value => Assert.False(value.GetType().IsValueType));
        }
    }

    [Fact]
    public void Equal_sources_give_equal_models_with_equal_hashes()
    {
        object[] one = Values(GeneratorRun.Generate(Source), TrackingNames.Containers);
        object[] two = Values(GeneratorRun.Generate(Source.Replace("=> a;", "=> a + 1;", StringComparison.Ordinal)), TrackingNames.Containers);
        Assert.Equal(one, two);
        Assert.NotSame(one[0], two[0]);
        Assert.Equal(one[0].GetHashCode(), two[0].GetHashCode());
    }

    [Fact]
    public void Other_sources_give_other_models()
    {
        object[] one = Values(GeneratorRun.Generate(Source), TrackingNames.Containers);
        Assert.NotEqual(one, Values(GeneratorRun.Generate(Source.Replace("int b = 1", "int b = 2", StringComparison.Ordinal)), TrackingNames.Containers));
    }

    [Fact]
    public void Arrays_are_compared_by_value()
    {
        EquatableArray<string> one = new(["a", "b"]);
        Assert.Equal(one, new EquatableArray<string>(["a", "b"]));
        Assert.NotEqual(one, new EquatableArray<string>(["b", "a"]));
        Assert.Equal(default, new EquatableArray<string>([]));
        Assert.Equal(default(EquatableArray<string>).GetHashCode(), new EquatableArray<string>([]).GetHashCode());
    }

    private static object[] Values(GeneratorRun run, string stage) =>
        [.. run.Result.TrackedSteps[stage].SelectMany(static step => step.Outputs).Select(static output => output.Value)];
}
