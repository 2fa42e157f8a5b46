using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>Mistakes in <c>[PoolUnion]</c> are reported at the attribute, and cases are tested in an order in which each can be reached.</summary>
public sealed class UnionTests
{
    [Theory]
    [InlineData("[PoolUnion(0, typeof(A)), {|POOL031:PoolUnion(0, typeof(B))|}] public interface IShape; public class A : IShape; public class B : IShape;")]
    [InlineData("[PoolUnion(0, typeof(A)), {|POOL032:PoolUnion(1, typeof(A))|}] public interface IShape; public class A : IShape;")]
    [InlineData("[PoolUnion(0, typeof(A)), {|POOL033:PoolUnion(1, typeof(B))|}] public interface IShape; public class A : IShape; public class B;")]
    [InlineData("[PoolUnion(0, typeof(A)), {|POOL033:PoolUnion(1, typeof(int[]))|}] public abstract class Shape; public class A : Shape;")]
    [InlineData("[PoolUnion(0, typeof(A)), {|POOL034:PoolUnion(1, typeof(B<>))|}] public interface IShape; public class A : IShape; public class B<T> : IShape { public T? Value { get; set; } }")]
    public async Task A_mistake_is_reported_at_its_attribute(string source)
    {
        string type = source.Contains("IShape", StringComparison.Ordinal) ? "IShape" : "Shape";
        await AnalyzerVerifier.Library.Verify(source);
        await AnalyzerVerifier.Library.Verify(source + $" public static class Work {{ [PoolTask] public static int Run({type} a) => 1; }}");
    }

    [Theory]
    [InlineData("[PoolUnion(0, typeof(A)), PoolUnion(1, typeof(B<int>))] public interface IShape; public class A : IShape; public class B<T> : IShape { public T? Value { get; set; } }")]
    [InlineData("[PoolUnion(0, typeof(A))] public class Shape<T>; public class A : Shape<int>;")]
    [InlineData("[PoolUnion(0, typeof(Shape))] public class Shape;")]
    public Task A_sound_union_is_not_reported(string source) => AnalyzerVerifier.Library.Verify(source);

    [Fact]
    public void Interfaces_that_derive_from_one_another_are_tested_in_the_right_order()
    {
        const string Source = """
            [PoolUnion(0, typeof(IRound)), PoolUnion(1, typeof(IRing)), PoolUnion(2, typeof(Plain))] public interface IShape;
            [PoolUnion(0, typeof(Circle))] public interface IRound : IShape;
            [PoolUnion(0, typeof(Ring))] public interface IRing : IRound;
            public class Circle : IRound;
            public class Ring : IRing;
            public class Plain : IShape;
            public static class Work { [PoolTask] public static string Run(IShape a) => a.GetType().Name; }
            public static class Use
            {
                public static string Call()
                {
                    using var pool = new InProcessPool(1);
                    var work = new WorkTasks(pool);
                    return string.Join(",", work.Run.Map(new IShape[] { new Circle(), new Ring(), new Plain() }));
                }
            }
            """;
        GeneratorRun.Compile(Source);
        using var program = new LoadedProgram(GeneratorRun.On(TestCompilation.Create(Source)));
        Assert.Equal("Circle,Ring,Plain", program.Call<string>("Use", "Call"));
    }
}
