using PoolGen.CompilerServices;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>A task's contract: two builds of a program compare theirs, and name the first member that differs.</summary>
public sealed class ContractTests
{
    private const string Source = """
        namespace Shop;
        public record Line(int Article, decimal Price);
        public class Order { public string? Customer { get; set; } public List<Line> Lines { get; set; } = []; public Stamp At { get; set; } }
        public struct Stamp { public long Ticks; public bool IsExact; }
        [PoolUnion(0, typeof(Cash)), PoolUnion(1, typeof(Card))] public interface IPayment;
        public class Cash : IPayment { public decimal Given { get; set; } }
        public class Card : IPayment { public string? Number { get; set; } }
        public static class Work
        {
            [PoolTask] public static Line[] Price(Order order, IPayment? payment, IProgress<int> progress, int count = 1) => [];
            [PoolTask] public static int Square(int x) => x;
        }
        public static class Check { public static string Contract() => WorkTaskDescriptors.Price.Contract; }
        """;

    [Fact]
    public void It_says_what_crosses_down_to_the_last_member() => Assert.Equal(
        """
        Work.Price.order: Shop.Order
        Work.Price.payment: Shop.IPayment
        Work.Price.count: int
        Work.Price.result: Shop.Line[]
        Shop.Order.Customer: string
        Shop.Order.Lines: System.Collections.Generic.List<Shop.Line>
        Shop.Order.At: Shop.Stamp
        Shop.IPayment.0: Shop.Cash
        Shop.IPayment.1: Shop.Card
        Shop.Line.Article: int
        Shop.Line.Price: decimal
        Shop.Stamp.Ticks: long
        Shop.Stamp.IsExact: bool
        Shop.Cash.Given: decimal
        Shop.Card.Number: string
        """,
        Contract(Source));

    [Theory]
    [InlineData("decimal Price", "double Price", "Shop.Line.Price: decimal here, double there")]
    [InlineData("int Article, ", "", "Shop.Line.Article: int here, missing there")]
    [InlineData("int Article, ", "int Article, string Name, ", "Shop.Line.Name: missing here, string there")]
    [InlineData("public long Ticks;", "public int Ticks;", "Shop.Stamp.Ticks: long here, int there")]
    [InlineData("int count = 1", "long count = 1", "Work.Price.count: int here, long there")]
    [InlineData("PoolUnion(1, typeof(Card))", "PoolUnion(2, typeof(Card))", "Shop.IPayment.1: Shop.Card here, missing there")]
    [InlineData("int Article, decimal Price", "decimal Price, int Article", "Shop.Line.Article here, Shop.Line.Price there in its place")]
    [InlineData("=> [];", "=> [new(1, 2)];", null)]
    [InlineData("int Square(int x)", "long Square(int x)", null)]
    public void The_first_member_that_differs_is_named(string old, string @new, string? difference) =>
        Assert.Equal(difference, TaskContract.FirstDifference(Contract(Source), Contract(Source.Replace(old, @new, StringComparison.Ordinal))));

    [Fact]
    public void A_task_of_an_older_generator_has_none() => Assert.Equal("", new RefusedTask(1, "Work.Old", "").Contract);

    private static string Contract(string source)
    {
        using var program = new LoadedProgram(GeneratorRun.On(TestCompilation.Create(source)));
        return program.Call<string>("Shop.Check", "Contract");
    }
}
