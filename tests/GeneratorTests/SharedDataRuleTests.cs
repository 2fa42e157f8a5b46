using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>Mistakes with shared data: what no task takes, what cannot be sent, what nobody disposes.</summary>
public sealed class SharedDataRuleTests
{
    private const string Tasks = """
        public class Model { public int A { get; set; } }
        public record Bundle(List<Shared<Model>> Models, Shared<(int, string)>? Pair);
        public static class Work
        {
            [PoolTask] public static int Look(int key, ReadOnlySharedArray<int> table) => table[key];
            [PoolTask] public static void Fill(int y, SharedArray<int> row) { }
            [PoolTask] public static int Sum(SharedArray<int> all) => 1;
            [PoolTask] public static int Evaluate(int a, Shared<string[]> model) => 1;
            [PoolTask] public static int Unpack(Bundle bundle) => 1;
            [PoolTask] public static Shared<double> Made() => Shared.Create(1.5);
        }
        """;

    [Theory]
    [InlineData("using var a = Shared.{|POOL048:Create|}(3);")]
    [InlineData("using var a = Shared.{|POOL048:Create|}(new List<Model>());")]
    [InlineData("using var a = Shared.{|POOL048:Create<string>|}(\"\");")]
    [InlineData("using var a = PoolGen.Shared.{|POOL048:Create|}(System.IO.Stream.Null);")]
    [InlineData("foreach (var a in new[] { 1 }.Select({|POOL048:Shared.Create|})) a.Dispose();")]
    public Task A_value_of_a_type_that_no_task_shares(string statement) => Verify(statement);

    [Theory]
    [InlineData("using var a = Shared.Create(new string[2]);")]
    [InlineData("using var a = Shared.Create<string?[]>([null]);")]
    [InlineData("using var a = Shared.Create(new Model());")]
    [InlineData("using var a = Shared.Create((number: 1, text: \"\"));")]
    [InlineData("using var a = Shared.Create(1.5);")]
    [InlineData("using var a = Shared.Create({|CS0103:Missing|});")]
    [InlineData("static Shared<T> Make<T>(T value) => Shared.Create(value); using var a = Make(3); using var b = Make(new List<int>());")]
    [InlineData("static Shared<List<T>> Make<T>(T value) => Shared.Create(new List<T> { value }); using var a = Make(3);")]
    public Task A_value_of_one_that_some_task_shares(string statement) => Verify(statement);

    [Fact]
    public async Task A_referenced_project_may_have_the_task()
    {
        MetadataReference library = AnalyzerVerifier.Library.Compile("namespace Lib; public static class Jobs { [PoolTask] public static int Run(Shared<int> a) => 1; }").WithAssemblyName("Library").ToMetadataReference();
        const string Program = "using Lib; public static class Program { public static int Run(IPool pool) { using var a = Shared.Create(3); using var b = Shared.Create(4L); return pool.Jobs.Run.Apply(a); } }";
        await (AnalyzerVerifier.Library with { References = [library] }).Verify(Program);
    }

    [Theory]
    [InlineData("public static int Run(Shared<System.IO.Stream> {|POOL006:model|}) => 1;")]
    [InlineData("public static int Run(int a, Shared<object> {|POOL015:model|}) => 1;")]
    [InlineData("public static int Run((int, List<Shared<Func<int>>>) {|POOL006:model|}) => 1;")]
    [InlineData("public static Shared<Numbers> {|POOL005:Run|}() => null!;")]
    [InlineData("public static int Run(Holder {|POOL006:holder|}) => 1;")]
    [InlineData("public static int Run(Shared<Outer> {|POOL006:outer|}) => 1;")]
    public Task A_shared_value_that_cannot_be_sent_is_an_error_at_its_place(string method) => AnalyzerVerifier.Library.Verify(
        $"public class Numbers : List<int>; public record Holder(Shared<System.IO.Stream> Log); public record Outer(int A, Func<int> F); public static class Work {{ [PoolTask] {method} }}");

    [Fact]
    public async Task Its_message_names_the_way_to_it()
    {
        Diagnostic found = Assert.Single(await AnalyzerVerifier.Library.Diagnose(
            "public record Part(Func<int> F); public record Outer(int A, Part Part); public static class Work { [PoolTask] public static int Run(Shared<Outer> outer) => 1; }"));
        Assert.StartsWith("'Outer.Part.F' has the type 'Func<int>', ", found.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public static int Run(SharedArray<string> {|CS8377:array|}) => 1;")]
    [InlineData("public static int Run(int a, List<ReadOnlySharedArray<Person>> {|CS8377:arrays|}) => 1;")]
    [InlineData("public static SharedArray<(int, string)> {|CS8377:Run|}() => null!;")]
    public Task An_element_type_with_references_is_the_compilers_error_alone(string method) => AnalyzerVerifier.Library.Verify(
        $"public class Person; public static class Work {{ [PoolTask] {method} }}");

    [Fact]
    public async Task Also_within_a_record()
    {
        ImmutableArray<Diagnostic> found = await AnalyzerVerifier.Library.Diagnose("public record Holder(SharedArray<string> Names); public static class Work { [PoolTask] public static int Run(Holder holder) => 1; }");
        Assert.NotEmpty(found);
        Assert.All(found, static one => Assert.Equal(("CS8377", "File1.cs"), (one.Id, one.Location.SourceTree!.FilePath)));
    }

    [Theory]
    [InlineData("SharedArray<int> {|POOL049:a|} = SharedArray.Create([1, 2]);")]
    [InlineData("var {|POOL049:a|} = SharedArray.Allocate<int>(100); a.Span.Fill(3); a[0] = a.Length; a.Slice(1).Span.Clear();")]
    [InlineData("var {|POOL049:a|} = SharedArray.Create([1]); pool.Work.Look.Apply(0, a.AsReadOnly());")]
    [InlineData("var {|POOL049:a|} = SharedArray.Create([1]); pool.Work.Look.Map(new[] { 1, 2 }.Select(key => (key, a.AsReadOnly())));")]
    [InlineData("var {|POOL049:a|} = SharedArray.Create([1]); pool.Work.Fill.Map(Enumerable.Range(0, 3).Select(y => (y, a.Slice(y, 1))));")]
    [InlineData("var {|POOL049:a|} = SharedArray.Create([1]); pool.Work.Fill.Map(Enumerable.Range(0, 3).Select(y => (y, a)).ToArray());")]
    [InlineData("var {|POOL049:a|} = SharedArray.Create([1]); pool.Work.Sum.Apply(a); pool.Work.Sum.Map([a, a]); pool.Work.Fill.StarMap([(1, a)]); pool.Work.Sum.Map(new[] { a });")]
    [InlineData("var {|POOL049:a|} = SharedArray.Create([1]); var view = a.AsReadOnly(); Memory<int> memory = a.Memory; GC.KeepAlive(view);")]
    [InlineData("var {|POOL049:a|} = SharedArray.Create([1]); void Fill() => a.Span.Fill(3); Fill();")]
    [InlineData("Shared<string[]> {|POOL049:a|} = Shared.Create(new string[2]); pool.Work.Evaluate.Map(new[] { 1 }.Select(x => (x, a))); Console.WriteLine(a.Value.Length);")]
    [InlineData("Action f = () => { var {|POOL049:a|} = SharedArray.Create([1]); a.Span.Fill(1); };")]
    public Task Shared_data_that_nobody_disposes(string statements) => Verify(statements);

    [Theory]
    [InlineData("using var a = SharedArray.Create([1, 2]); a.Span.Fill(3);")]
    [InlineData("using (var a = Shared.Create(1.5)) Console.WriteLine(a.Value);")]
    [InlineData("var a = SharedArray.Create([1]); using (a) a.Span.Fill(3);")]
    [InlineData("var a = SharedArray.Create([1]); try { a[0] = 3; } finally { a.Dispose(); }")]
    [InlineData("var a = SharedArray.Create([1]); a?.Dispose();")]
    [InlineData("var a = SharedArray.Create([1]); GC.KeepAlive(a);")]
    [InlineData("var a = SharedArray.Create([1]); Action end = () => a.Dispose();")]
    [InlineData("var a = SharedArray.Create([1]); Action end = a.Dispose;")]
    [InlineData("var a = SharedArray.Create([1]); var b = a; b.Dispose();")]
    [InlineData("List<IDisposable> all = []; var a = SharedArray.Create([1]); all.Add(a);")]
    [InlineData("var a = SharedArray.Create([1]); SharedArray<int>[] all = [a]; all[0].Dispose();")]
    [InlineData("var a = SharedArray.Create([1]); var items = new[] { 1 }.Select(x => (x, a)); items.First().a.Dispose();")]
    [InlineData("var a = SharedArray.Create([1]); new[] { a }.First().Dispose();")]
    [InlineData("static SharedArray<int> Make() { var a = SharedArray.Create([1]); a[0] = 3; return a; } Make().Dispose();")]
    [InlineData("Func<SharedArray<int>> f = () => { var a = SharedArray.Create([1]); return a; };")]
    [InlineData("var a = SharedArray.Create([1]); var options = new ProcessPoolOptions { Initializer = WorkTasks.SumTask.Bind(a) };")]
    [InlineData("SharedArray<int> a; a = SharedArray.Create([1]); a.Dispose();")]
    [InlineData("var view = SharedArray.Create([1]).AsReadOnly();")]
    public Task Shared_data_that_somebody_may_dispose(string statements) => Verify(statements);

    [Fact]
    public Task What_a_task_makes_ends_with_its_item() => AnalyzerVerifier.Library.Verify(
        "public static class Work { [PoolTask] public static int Run(int x) { var a = SharedArray.Create([x]); Action f = () => { var b = SharedArray.Create([x]); }; return a[0]; } }");

    private static Task<ImmutableArray<Diagnostic>> Verify(string statements) => AnalyzerVerifier.Library.Verify(
        $"public static class Program {{ public static void Run(IPool pool) {{ {statements} }} }}", Tasks);
}
