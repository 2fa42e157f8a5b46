using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>Each shape of signature compiles, without a warning, at each C# version.</summary>
[Trait("Category", "Slow")]
public sealed class SignatureMatrixTests
{
    [Fact]
    public void None_to_sixteen_parameters_with_each_result()
    {
        string[] results = ["void", "int", "string?", "Task", "Task<int>", "ValueTask", "ValueTask<List<string>>"];
        var methods = Enumerable.Range(0, 17).SelectMany(count => results.Select((result, index) =>
        {
            string parameters = string.Join(", ", Enumerable.Range(0, count).Select(place => (place % 3) switch { 0 => $"int p{place}", 1 => $"string? p{place}", _ => $"bool p{place}" }));
            return $"    [PoolTask] public static {result} M{count}R{index}({parameters}) => throw null!;";
        }));
        GeneratorRun run = GeneratorRun.Compile($"namespace Demo; public static class Work\n{{\n{string.Join("\n", methods)}\n}}");
        Assert.Equal(17 * results.Length, run.AllText.Split(" OnPool =>").Length - 1);
    }

    [Theory]
    [InlineData("CancellationToken t")]
    [InlineData("CancellationToken t, int a")]
    [InlineData("int a, CancellationToken t = default")]
    [InlineData("int a, IProgress<double> p, int b, CancellationToken t")]
    [InlineData("IProgress<(int done, string? what)> p")]
    [InlineData("int a, IProgress<Dictionary<string, int>>? p = null, CancellationToken t = default")]
    [InlineData("params int[] all")]
    [InlineData("int a = 1, params string[] rest")]
    [InlineData("int? a = 5, long? b = null, DayOfWeek c = DayOfWeek.Friday, DayOfWeek d = (DayOfWeek)99, DayOfWeek? e = DayOfWeek.Monday")]
    [InlineData("double a = double.NaN, float b = float.NegativeInfinity, double c = -0.0, float d = 1.5f, decimal e = 1.10m")]
    [InlineData("char a = '\\'', char b = '\\n', string c = \"q\\\"\\\\\\u2028\", string? d = null, string e = null!")]
    [InlineData("sbyte a = -1, byte b = 1, short c = -2, ushort d = 2, uint e = 3, long f = long.MinValue, ulong g = ulong.MaxValue, int h = int.MinValue")]
    [InlineData("Guid a = default, TimeSpan b = default, (int, int) c = default, bool d = true")]
    [InlineData("nint a = 1, nuint b = 2")]
    [InlineData("(int x, (string? y, bool[] z) w) nested, KeyValuePair<int, bool> pair")]
    [InlineData("int[,] a, int[][] b, string?[]?[] c, byte[,,] d, double[,,,] e")]
    [InlineData("int? a, bool? b, (int, string)? c, DateTime? d, (int? maybe, bool sure) e")]
    [InlineData("List<int?> a, HashSet<string> b, IReadOnlyList<KeyValuePair<string, Guid>> c, Memory<byte> d, Uri? e")]
    [InlineData("(int, int, int, int, int, int, int, bool, int) nine, (int, string, int, int, int, int, int, int) eight")]
    [InlineData("DateTimeOffset a, DateOnly b, TimeOnly c, decimal d, Half e, Int128 f, System.Numerics.Vector3 g, System.Text.Rune h")]
    [InlineData("int callback, int errorCallback, int cancellationToken, int poolCallback")]
    [InlineData("int items, int chunkSize, int bufferSize, int progress, int _pool, int _task, int value, int arguments, int call, int reader, int writer, int id")]
    [InlineData("int Item1, int Item3, int Rest, int ToString, int CompareTo")]
    [InlineData("int @event, string @class, int @params, bool @default")]
    [InlineData("int a, int A, int 日本, string été")]
    [InlineData("int _")]
    public void Parameters(string parameters)
    {
        foreach (string result in new[] { "string?", "Task", "void", "ValueTask<int[]>" })
        {
            GeneratorRun run = GeneratorRun.Compile($"namespace Demo; public static class Work {{ [PoolTask] public static {result} Run({parameters}) => throw null!; }}");
            Assert.Contains("RunTask", run.AllText, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Overloads_share_a_stub()
    {
        GeneratorRun run = GeneratorRun.Compile("""
            namespace Demo;
            public static class Work
            {
                [PoolTask] public static int F(int a) => a;
                [PoolTask] public static string F(string a) => a;
                [PoolTask] public static int F(int a, int b) => a;
                [PoolTask] public static void F((int, int) a) { }
                [PoolTask] public static int F((long, long) a) => 1;
                [PoolTask] public static int F(long a, long b) => 1;
                [PoolTask(Name = "Named")] public static int F(byte a) => a;
                [PoolTask] public static int G(int a) => a;
                [PoolTask] public static int G(int a, CancellationToken token) => a;
                [PoolTask] public static int G(int a, string b = "") => a;
            }
            public static class Use
            {
                public static void All(IPool pool)
                {
                    var work = new WorkTasks(pool);
                    work.F.Apply(1);
                    work.F.Apply("a");
                    work.F.Apply(1, 2);
                    work.Named.Apply(3);
                    work.F.Map(new[] { "a" });
                    work.F.StarMap(new[] { (1, 2) });
                    work.G.Map(new[] { 1 });
                }
            }
            """);
        Assert.Equal(2, run.AllText.Split("struct GTask").Length);
    }

    [Fact]
    public void Map_takes_tuples_where_no_overload_takes_single_values()
    {
        GeneratorRun.Compile("""
            namespace Demo;
            public static class Work
            {
                [PoolTask] public static int Add(int a, int b) => a + b;
                [PoolTask] public static void Print(int a, string? b) { }
                [PoolTask] public static int Reported(int a, int b, IProgress<int> told) => a;
                [PoolTask] public static int Two(int a, int b) => a;
                [PoolTask] public static string Two(string a, int b) => a;
                [PoolTask] public static double Scale(double value, double factor = 2) => value * factor;
            }
            public static class Use
            {
                public static async Task All(IPool pool)
                {
                    var work = new WorkTasks(pool);
                    int[] sums = work.Add.Map(new[] { (1, 2) }, chunkSize: 1, cancellationToken: default);
                    sums = work.Add.Map(sums.Select(sum => (sum, b: 1)));
                    sums = await work.Add.MapAsync(new[] { (a: 1, b: 2) }, callback: all => { });
                    work.Print.Map(new (int, string?)[] { (1, null) });
                    await work.Print.MapAsync(new (int, string?)[] { (1, null) }, callback: () => { });
                    sums = work.Reported.Map(new[] { (1, 2) }, itemProgress: new Progress<ItemProgress<int>>());
                    sums = work.Two.Map(new[] { (1, 2) });
                    string[] words = await work.Two.MapAsync(new[] { ("a", 2) });
                    double[] scaled = work.Scale.Map(Array.Empty<double>());
                }
            }
            """);
    }

    [Fact]
    public void Every_member_can_be_used_as_documented()
    {
        GeneratorRun run = GeneratorRun.On(TestCompilation.Create("""
            namespace Demo;
            public static class Work
            {
                [PoolTask] public static int Square(int x) => x * x;
                [PoolTask] public static int Add(int a, int b) => a + b;
                [PoolTask] public static void Setup(string name) { }
                [PoolTask] public static async Task<string> Crunch(int[] data, IProgress<double> progress, CancellationToken token) { await Task.Yield(); return ""; }
                [PoolTask] public static double Scale(double value, double factor = 2) => value * factor;
            }

            public static class Program
            {
                public static async Task Run(IPool pool, IAsyncEnumerable<int> source)
                {
                    int nine = pool.Work.Square.Apply(3);
                    AsyncResult<int> r = pool.Work.Square.ApplyAsync(3, callback: v => Console.WriteLine(v), errorCallback: e => Console.Error.WriteLine(e.Message));
                    int named = pool.Work.Square.Apply(x: 3);
                    int[] squares = pool.Work.Square.Map(Enumerable.Range(0, 10));
                    var told = new Progress<MapProgress>();
                    var ofItems = new Progress<ItemProgress<double>>();
                    squares = pool.Work.Square.Map(squares, chunkSize: 2, progress: told, cancellationToken: default);
                    Outcome<int>[] outcomes = pool.Work.Square.MapOutcomes(items: squares, chunkSize: 2, progress: told);
                    AsyncResult<Outcome<int>[]> soon = pool.Work.Square.MapOutcomesAsync(squares, progress: told);
                    foreach (int s in pool.Work.Square.Imap(squares, bufferSize: 7, progress: told)) { }
                    pool.Work.Add.StarMap([(1, 2)], progress: told);
                    await pool.Work.Add.StarMapAsync([(a: 1, b: 2)], callback: all => Console.WriteLine(all.Length), progress: told);
                    pool.Work.Setup.MapOutcomes(["a"], progress: told);
                    string[] crunched = pool.Work.Crunch.Map([[1], [2]], progress: told, itemProgress: ofItems);
                    foreach (string s in pool.Work.Crunch.ImapUnordered([[1]], itemProgress: ofItems)) { }
                    Outcome<double>[] scaledOnes = pool.Work.Scale.MapOutcomes([1.0], progress: told);
                    int[] later = await pool.Work.Square.MapAsync(squares, chunkSize: 64);
                    int[] sums = pool.Work.Add.StarMap([(1, 2), (3, 4)]);
                    await foreach (int s in pool.Work.Square.ImapUnordered(source)) { }
                    foreach (int s in pool.Work.Add.Imap([(1, 2)], chunkSize: 1, bufferSize: 2)) { }
                    PoolCall call = WorkTasks.SetupTask.Bind("db");
                    pool.Work.Setup.Apply("a");
                    pool.Work.Setup.Map(["a"]);
                    AsyncResult done = pool.Work.Setup.ApplyAsync("a", callback: () => { });
                    await pool.Work.Crunch.ApplyAsync([1], new Progress<double>());
                    double[] scaled = pool.Work.Scale.Map([1.0, 2.0]);
                    double[] stars = pool.Work.Scale.StarMap([(1.0, 2.0)]);
                    double one = new WorkTasks(pool).Scale.Apply(1, factor: 3);
                }
            }
            """));
        run.AssertNoWarnings();
    }
}
