using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>Collections that can be read and not set are filled by Add where they arrive, if they are initialized.</summary>
public sealed class FilledCollectionTests
{
    [Fact]
    public void Every_kind_of_initialized_collection_arrives_with_its_items_in_order()
    {
        const string Source = """
            using System.Collections.Concurrent;
            using System.Collections.ObjectModel;
            public class Tour
            {
                public List<int> A { get; } = [];
                public HashSet<string> B { get; } = new(StringComparer.OrdinalIgnoreCase);
                public Dictionary<string, int> C { get; } = new(StringComparer.OrdinalIgnoreCase);
                public Collection<int> D { get; } = [];
                public ObservableCollection<int> E { get; } = [];
                public Queue<int> F { get; } = new();
                public Stack<int> G { get; } = new();
                public IList<int> H { get; } = new List<int> { 1, 2 };
                public IDictionary<int, int> I { get; } = new SortedDictionary<int, int>();
                public ConcurrentQueue<int> J { get; } = new();
                public ConcurrentDictionary<int, int> K { get; } = new();
                public LinkedList<int> L { get; } = new();
                public SortedSet<int> M { get; } = [];
                public readonly List<int> N = [];
                public ISet<int> O { get; }
                public string? Name { get; set; }
                public Tour() => O = new HashSet<int>();
            }
            public static class Work { [PoolTask] public static Tour Echo(Tour tour) => tour; }
            public static class Use
            {
                public static string Call()
                {
                    using var pool = new InProcessPool(1);
                    Tour back = new WorkTasks(pool).Echo.Apply(new Tour
                    {
                        A = { 1, 2 }, B = { "a" }, C = { ["b"] = 3 }, D = { 4 }, E = { 5 }, H = { 8 }, I = { [9] = 10 }, K = { [11] = 12 }, M = { 14, 13 }, N = { 15 }, O = { 16 }, Name = "x",
                        F = { }, G = { },
                    }.With());
                    return string.Join(" ", string.Join(",", back.A), back.B.Contains("A"), back.C["B"], back.D[0], back.E[0], string.Join(",", back.F), string.Join(",", back.G), string.Join(",", back.H),
                        back.I[9], string.Join(",", back.J), back.K[11], string.Join(",", back.L), string.Join(",", back.M), back.N[0], back.O.Single(), back.Name);
                }
                private static Tour With(this Tour tour)
                {
                    tour.F.Enqueue(6); tour.F.Enqueue(7); tour.G.Push(6); tour.G.Push(7); tour.J.Enqueue(20); tour.J.Enqueue(21); tour.L.AddLast(22); tour.L.AddLast(23);
                    return tour;
                }
            }
            """;
        string source = Source.Replace("                        F = { }, G = { },\n", "", StringComparison.Ordinal);
        GeneratorRun.Compile(source);
        using var program = new LoadedProgram(GeneratorRun.On(TestCompilation.Create(source)));
        Assert.Equal("1,2 True 3 4 5 6,7 7,6 1,2,8 10 20,21 12 22,23 13,14 15 16 x", program.Call<string>("Use", "Call"));
    }

    [Theory]
    [InlineData("public class T { public List<int>? Items { get; } }")]
    [InlineData("public class T { public int[] Items { get; } = []; }")]
    [InlineData("public class T { public IReadOnlyList<int> Items { get; } = []; }")]
    [InlineData("public class T { public IEnumerable<int> Items { get; } = []; }")]
    public Task What_cannot_be_filled_is_still_refused(string declaration) => AnalyzerVerifier.Library.Verify(
        declaration + " public static class Work { [PoolTask] public static int Run(T {|POOL016:value|}) => 1; }");

    [Fact]
    public void A_constructor_that_takes_the_collection_is_called_instead()
    {
        GeneratorRun run = GeneratorRun.Compile("""
            public class T(List<int> items) { public List<int> Items { get; } = items; }
            public static class Work { [PoolTask] public static int Run(T value) => 1; }
            """);
        Assert.Contains("return new global::T(items: member0);", run.AllText, StringComparison.Ordinal);
    }
}
