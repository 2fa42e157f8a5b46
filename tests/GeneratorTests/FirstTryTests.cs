using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>What a user of Python's pools, or of no pool at all, writes first: beside the compiler's error stands what to write instead.</summary>
public sealed class FirstTryTests
{
    private const string Tasks = """
        public static class Work
        {
            [PoolTask] public static int Square(int x) => x * x;
            [PoolTask] public static int Add(int a, int b) => a + b;
            [PoolTask] public static void Setup(string path) { }
            [PoolTask(Name = "Renamed")] public static int Other(int x) => x;
            public static int Plain(int x) => x;
            public static void Open(string path) { }
        }
        """;

    [Theory]
    [InlineData("pool.{|POOL039:Map|}(Work.Square, numbers);", "call 'pool.Work.Square.Map(...)'")]
    [InlineData("pool.{|POOL039:map|}(Work.Square, numbers);", "call 'pool.Work.Square.Map(...)'")]
    [InlineData("pool.{|POOL039:apply_async|}(Work.Other, 3);", "call 'pool.Work.Renamed.ApplyAsync(...)'")]
    [InlineData("new ProcessPool().{|POOL039:ImapUnordered|}(Work.Plain, numbers);", "mark 'Plain' by [PoolTask], and call 'pool.Work.Plain.ImapUnordered(...)'")]
    [InlineData("pool.{|POOL039:Map|}(x => x * x, numbers);", "write a static method with [PoolTask], and call 'pool.Work.Square.Map(...)', where 'Square' is the method and 'Work' its class")]
    [InlineData("static int F(int x) => x; pool.{|POOL039:Apply|}(F, 3);", "write a static method with [PoolTask], and call 'pool.Work.Square.Apply(...)', where 'Square' is the method and 'Work' its class")]
    [InlineData("pool.Work.Add.{|POOL039:map|}([(1, 2)]);", "call 'pool.Work.Add.Map(...)' with tuples")]
    [InlineData("pool.Work.Add.{|POOL039:map_async|}([(1, 2)]);", "call 'pool.Work.Add.MapAsync(...)' with tuples")]
    [InlineData("pool.Work.Add.{|POOL039:MapOutcomes|}([(1, 2)]);", "call 'pool.Work.Add.Map(...)' with tuples")]
    [InlineData("pool.Work.Add.{|POOL039:starmap|}([(1, 2)]);", "call 'pool.Work.Add.StarMap(...)'")]
    [InlineData("pool.Work.Square.{|POOL039:map|}(numbers);", "call 'pool.Work.Square.Map(...)'")]
    [InlineData("pool.Work.Square.{|POOL039:StarMap|}([(1, 2)]);", "call 'pool.Work.Square.Map(...)' with one value for each item")]
    public Task A_call_that_does_not_exist(string statement, string advice) => Verify(statement, "POOL039", advice);

    [Theory]
    [InlineData("pool.Foo(Work.Square, numbers);")]
    [InlineData("pool.Work.Square.Foo(numbers);")]
    [InlineData("pool.Work.Add.Map(numbers);")]
    [InlineData("numbers.Map(Work.Square, 3);")]
    [InlineData("pool.Map(Work.Square); pool.Map(1, 2, 3);")]
    public Task Another_that_does_not(string statement) => Verify(statement, null, "");

    [Theory]
    [InlineData("Initializer = {|POOL045:Work.Setup(\"x\")|}", "write 'WorkTasks.SetupTask.Bind(\"x\")'")]
    [InlineData("Initializer = {|POOL045:Work.Setup|}", "write 'WorkTasks.SetupTask.Bind(...)'")]
    [InlineData("Initializer = () {|POOL045:=>|} Work.Setup(\"x\")", "write 'WorkTasks.SetupTask.Bind(\"x\")'")]
    [InlineData("Initializer = () {|POOL045:=>|} { Console.WriteLine(); }", "write a static method with [PoolTask], and bind it as in 'WorkTasks.SetupTask.Bind(...)', where 'Setup' is the method and 'Work' its class")]
    [InlineData("Initializer = {|POOL045:Work.Open(\"x\")|}", "mark 'Open' by [PoolTask], and write 'WorkTasks.OpenTask.Bind(\"x\")'")]
    public Task An_initializer_that_is_no_bound_call(string assignment, string advice) =>
        Verify($"_ = new ProcessPoolOptions {{ {assignment} }};", "POOL045", advice);

    [Theory]
    [InlineData("_ = new ProcessPoolOptions { Initializer = WorkTasks.SetupTask.Bind(\"x\") };")]
    [InlineData("_ = new ProcessPoolOptions { Initializer = null };")]
    [InlineData("PoolCall? call = null; _ = new ProcessPoolOptions { Initializer = call };")]
    [InlineData("_ = new ProcessPoolOptions { Initializer = missing };")]
    [InlineData("_ = new ProcessPoolOptions { Initializer = 3 };")]
    public Task One_that_is_or_that_the_compiler_explains(string statement) => Verify(statement, null, "");

    [Theory]
    [InlineData("WorkTasks.SquareTask.{|POOL038:Bind|}(3);", "nothing runs")]
    [InlineData("pool.Work.Square.{|POOL038:Imap|}(numbers);", "foreach")]
    [InlineData("pool.Work.Add.{|POOL038:ImapUnordered|}([(1, 2)]);", "foreach")]
    [InlineData("Array.ForEach(numbers, x => WorkTasks.SquareTask.{|POOL038:Bind|}(x));", "nothing runs")]
    public Task A_value_that_is_thrown_away(string statement, string text) => Verify(statement, "POOL038", text);

    [Theory]
    [InlineData("_ = pool.Work.Square.Imap(numbers); PoolCall call = WorkTasks.SquareTask.Bind(3);")]
    [InlineData("using var stream = pool.Work.Square.Imap(numbers); stream.Dispose();")]
    [InlineData("pool.Work.Square.Imap(numbers).Dispose(); foreach (int x in pool.Work.Square.Imap(numbers)) { }")]
    [InlineData("Own.Bind(3);")]
    public Task A_value_that_is_used(string statement) => Verify(statement, null, "");

    /// <summary>Compares with the one mark of a statement. What the compiler says besides is not ours to pin: it finds a different overload with each version.</summary>
    private static async Task Verify(string statement, string? id, string text)
    {
        string program = $"public static class Program {{ public static void Run(IPool pool, int[] numbers) {{ {statement} }} }}";
        TestFileMarkupParser.GetSpans(program, out string unmarked, out ImmutableDictionary<string, ImmutableArray<TextSpan>> marks);
        ImmutableArray<Diagnostic> found = await AnalyzerVerifier.Library.Diagnose(
            unmarked,
            Tasks,
            "public static class Own { public static int Bind(int x) => x; }",
            statement.Contains("Work.Square)", StringComparison.Ordinal) ? "public static class OwnMap { public static void Map(this IPool pool, Func<int, int> f) { } }" : "");
        Diagnostic[] ours = [.. found.Where(static diagnostic => diagnostic.Id.StartsWith("POOL", StringComparison.Ordinal))];
        Assert.Equal(marks.SelectMany(static mark => mark.Value.Select(span => (mark.Key, span))), ours.Select(static diagnostic => (diagnostic.Id, diagnostic.Location.SourceSpan)));
        if (id is not null) Assert.Contains(text, ours[0].GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
