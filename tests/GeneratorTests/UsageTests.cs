using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PoolGen.Generator.Rules;
using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>Mistakes in using a pool: each where it is certain, and what only looks like one.</summary>
public sealed class UsageTests
{
    private const string Tasks = """
        public static class Work
        {
            [PoolTask] public static int Square(int x) => x * x;
            [PoolTask] public static int Add(int a, int b) => a + b;
            [PoolTask] public static void Print(int x) { }
            [PoolTask] public static int Cut(int chunkSize) => chunkSize;
            [PoolTask] public static int Slow(int x, IProgress<int> progress) => x;
        }

        public sealed class Node
        {
            public int Value { get; set; }
            public Node? Next { get; set; }
            public void Set(int value) => Value = value;
        }
        """;

    [Theory]
    [InlineData("pool.Work.Square.{|POOL020:ApplyAsync|}(3);")]
    [InlineData("pool.Work.Print.{|POOL020:ApplyAsync|}(3, callback: () => { });")]
    [InlineData("pool.Work.Square.{|POOL020:MapAsync|}([3]);")]
    [InlineData("pool.Work.Add.{|POOL020:StarMapAsync|}([(3, 4)], errorCallback: null);")]
    [InlineData("Array.ForEach([1, 2], x => pool.Work.Print.{|POOL020:ApplyAsync|}(x));")]
    [InlineData("IPool? other = pool; other?.Work.Square.{|POOL020:ApplyAsync|}(3);")]
    public Task A_dropped_result(string statements) => Verify(statements);

    [Theory]
    [InlineData("_ = pool.Work.Square.ApplyAsync(3);")]
    [InlineData("var result = pool.Work.Square.ApplyAsync(3); result = pool.Work.Square.ApplyAsync(4);")]
    [InlineData("pool.Work.Square.ApplyAsync(3, errorCallback: e => { });")]
    [InlineData("Action<Exception>? told = null; pool.Work.Square.MapAsync([3], errorCallback: told);")]
    [InlineData("pool.Work.Square.ApplyAsync(3).Wait();")]
    [InlineData("List<AsyncResult> all = []; all.Add(pool.Work.Square.ApplyAsync(3));")]
    [InlineData("AsyncResult Kept() => pool.Work.Square.ApplyAsync(3); Kept();")]
    [InlineData("pool.Work.Square.Apply(3);")]
    public Task A_result_that_somebody_has(string statements) => Verify(statements);

    [Theory]
    [InlineData("pool.Work.Square.{|POOL021:Apply|}(3);")]
    [InlineData("pool.Work.Square.{|POOL021:Map|}([3]);")]
    [InlineData("pool.Work.Add.{|POOL021:StarMap|}([(3, 4)]);")]
    [InlineData("pool.Work.Square.ApplyAsync(3).{|POOL021:Get|}();")]
    [InlineData("var result = pool.Work.Square.ApplyAsync(3); Console.WriteLine(1); result.{|POOL021:Wait|}(); result.Get();")]
    [InlineData("AsyncResult result = pool.Work.Square.ApplyAsync(3); result.{|POOL021:Get|}(TimeSpan.FromSeconds(1));")]
    [InlineData("{|POOL021:foreach|} (int x in pool.Work.Square.Imap([3])) { }")]
    [InlineData("{|POOL021:foreach|} (var x in pool.Work.Square.Imap([3]).AsOutcomes()) { }")]
    public Task A_call_that_blocks_async_code(string statements) => Verify("await Task.Yield(); " + statements, "async Task");

    [Theory]
    [InlineData("Func<Task<int>> f = async () => { await Task.Yield(); return pool.Work.Square.{|POOL021:Apply|}(3); };")]
    [InlineData("async Task<int> F(AsyncResult<int> given) { await Task.Yield(); return given.{|POOL021:Get|}(); } F(pool.Work.Square.ApplyAsync(3));")]
    [InlineData("Func<int> f = () => pool.Work.Square.Apply(3);")]
    public Task Also_in_an_async_function_of_one_that_is_not(string statements) => Verify(statements);

    [Theory]
    [InlineData("int x = await pool.Work.Square.ApplyAsync(3);")]
    [InlineData("var result = pool.Work.Square.ApplyAsync(3); await result; result.Get();")]
    [InlineData("var result = pool.Work.Square.ApplyAsync(3); if (result.IsReady) result.Get();")]
    [InlineData("AsyncResult<int>[] all = [pool.Work.Square.ApplyAsync(3)]; await Task.WhenAll(all.Select(r => r.AsTask())); all[0].Get(); foreach (var one in all) one.Get(); var first = all[0]; first.Get();")]
    [InlineData("Func<int> f = () => pool.Work.Square.Apply(3);")]
    [InlineData("int F() => pool.Work.Square.Apply(3); F();")]
    [InlineData("lock (pool) pool.Work.Square.Apply(3);")]
    [InlineData("await foreach (int x in pool.Work.Square.Imap([3])) { }")]
    public Task Async_code_that_does_not_block(string statements) => Verify("await Task.Yield(); " + statements, "async Task");

    [Fact]
    public async Task Main_may_block()
    {
        await AnalyzerVerifier.Program.Verify("await using var pool = new ProcessPool(); Console.WriteLine(pool.Work.Square.Apply(3));\n" + Tasks);
        await AnalyzerVerifier.Program.Verify(
            "class P { static async Task Main() { await using var pool = new ProcessPool(); pool.Work.Square.Apply(3); await Task.Run(async () => { await Task.Yield(); pool.Work.Square.{|POOL021:Apply|}(3); }); } }", Tasks);
    }

    [Theory]
    [InlineData("foreach (int n in numbers) list.Add(pool.Work.Square.{|POOL022:Apply|}(n));")]
    [InlineData("foreach (int n in numbers) { int square = pool.Work.Square.{|POOL022:Apply|}(n); list.Add(square); }")]
    [InlineData("for (int i = 0; i < numbers.Length; i++) { results[i] = pool.Work.Square.{|POOL022:Apply|}(numbers[i]); }")]
    [InlineData("for (int i = 0; i < results.Length; i++) results[i] = pool.Work.Add.{|POOL022:Apply|}(i, i + 1);")]
    [InlineData("int sum = 0; foreach (int n in Enumerable.Range(0, 9)) sum += pool.Work.Add.{|POOL022:Apply|}(n, numbers.Length);")]
    [InlineData("Node[] nodes = []; foreach (Node node in nodes) list.Add(node.Value + 1 + results[0]); foreach (Node node in nodes) list.Add(pool.Work.Square.{|POOL022:Apply|}(node.Value));")]
    [InlineData("foreach (int n in numbers.Where(x => x > 1).ToList()) list.Add(pool.Work.Square.{|POOL022:Apply|}(n));")]
    [InlineData("foreach (int n in list) Console.WriteLine($\"{n}: {pool.Work.Square.{|POOL022:Apply|}(n)}\");")]
    public Task A_loop_that_a_map_would_replace(string statements) => Verify("int[] numbers = [1, 2], results = [0, 0]; List<int> list = []; " + statements);

    [Fact]
    public Task So_is_one_that_awaits_each() =>
        Verify("List<int> list = []; foreach (int n in new[] { 1, 2 }) list.Add(await pool.Work.Square.{|POOL022:ApplyAsync|}(n));", "async Task");

    [Theory]
    [InlineData("foreach (int n in numbers) pool.Work.Print.Apply(n);")]
    [InlineData("foreach (int n in numbers) { if (pool.Work.Square.Apply(n) > 3) break; }")]
    [InlineData("foreach (int n in numbers) { list.Add(pool.Work.Square.Apply(n)); if (list.Count > 3) break; }")]
    [InlineData("int sum = 0; foreach (int n in numbers) sum = pool.Work.Add.Apply(sum, n);")]
    [InlineData("foreach (int n in numbers) list.Add(pool.Work.Add.Apply(n, list.Count));")]
    [InlineData("foreach (int n in numbers) list.Add(pool.Work.Square.Apply(3));")]
    [InlineData("foreach (int n in numbers) list.Add(pool.Work.Square.Apply(Console.Read() + n));")]
    [InlineData("foreach (int n in numbers.Where(x => x > list.Count)) list.Add(pool.Work.Square.Apply(n));")]
    [InlineData("foreach (int n in numbers) list.Add(n > 3 ? pool.Work.Square.Apply(n) : n);")]
    [InlineData("foreach (int n in numbers) list.Add(pool.Work.Slow.Apply(n, new Progress<int>()));")]
    [InlineData("for (int i = 0; i < 9; i++) { list.Add(pool.Work.Square.Apply(i)); i++; }")]
    [InlineData("int sum = 0; for (int i = 0; sum < 100; i++) sum += pool.Work.Square.Apply(i);")]
    [InlineData("for (int i = 0; i < list.Count; i++) list.Add(pool.Work.Square.Apply(i));")]
    [InlineData("Node[] nodes = []; foreach (Node node in nodes) node.Value = pool.Work.Square.Apply(node.Next!.Value);")]
    [InlineData("Node[] nodes = []; foreach (Node node in nodes) node.Next!.Set(pool.Work.Square.Apply(node.Value));")]
    [InlineData("int n = 1; while (n < 99) n = pool.Work.Square.Apply(n + 1);")]
    [InlineData("foreach (IPool other in new[] { pool }) list.Add(other.Work.Square.Apply(numbers[0]));")]
    [InlineData("foreach (int n in numbers) { var started = pool.Work.Square.ApplyAsync(n); list.Add(n); }")]
    [InlineData("foreach (int n in numbers) { int s = pool.Work.Square.Apply(n); list.Add(s > 3 ? s : throw new FormatException()); }")]
    [InlineData("List<Func<int>> later = []; foreach (int n in numbers) { int s = pool.Work.Square.Apply(n); later.Add(() => s); }")]
    [InlineData("static int Next(ref int x) => x++; for (int i = 0; i < 9; i++) { list.Add(pool.Work.Square.Apply(i)); Next(ref i); }")]
    public Task A_loop_that_a_map_may_not_replace(string statements) => Verify("int[] numbers = [1, 2]; List<int> list = []; " + statements);

    [Theory]
    [InlineData("pool.Work.Square.Map([3], {|POOL024:0|});")]
    [InlineData("pool.Work.Square.Map([3], chunkSize: {|POOL024:-1|});")]
    [InlineData("_ = pool.Work.Square.Imap([3], bufferSize: {|POOL024:0|}, chunkSize: {|POOL024:0|});")]
    [InlineData("const int none = 0; pool.Work.Add.StarMap([(3, 4)], {|POOL024:none|});")]
    public Task A_size_below_one(string statements) => Verify(statements);

    [Theory]
    [InlineData("pool.Work.Square.Map([3], 1);")]
    [InlineData("pool.Work.Square.Map([3], null);")]
    [InlineData("int size = 0; pool.Work.Square.Map([3], size);")]
    [InlineData("pool.Work.Cut.Apply(0); pool.Work.Cut.Map([0]); _ = WorkTasks.CutTask.Bind(0);")]
    [InlineData("static int Own(int chunkSize) => chunkSize; Own(0);")]
    public Task A_size_that_is_none_or_not_below(string statements) => Verify(statements);

    [Theory]
    [InlineData("var {|POOL025:own|} = new ProcessPool(2); own.Work.Square.Apply(3);")]
    [InlineData("IPool {|POOL025:own|} = new InProcessPool(); new WorkTasks(own).Square.Apply(3);")]
    [InlineData("ProcessPool {|POOL025:own|} = new(); Console.WriteLine(own.WorkerCount);")]
    [InlineData("var {|POOL025:own|} = new ProcessPool();")]
    [InlineData("Action f = () => { var {|POOL025:own|} = new ProcessPool(); own.Work.Print.Apply(3); };")]
    public Task A_pool_that_nobody_ends(string statements) => Verify(statements);

    [Theory]
    [InlineData("using var own = new ProcessPool(); own.Work.Square.Apply(3);")]
    [InlineData("using (var own = new ProcessPool()) own.Work.Square.Apply(3);")]
    [InlineData("var own = new ProcessPool(); using (own) own.Work.Square.Apply(3);")]
    [InlineData("var own = new ProcessPool(); try { own.Work.Square.Apply(3); } finally { own.Dispose(); }")]
    [InlineData("var own = new ProcessPool(); own.Work.Square.Apply(3); own.Close(); own.Join();")]
    [InlineData("var own = new ProcessPool(); own.Terminate();")]
    [InlineData("var own = new ProcessPool(); GC.KeepAlive(own);")]
    [InlineData("IPool[] all; var own = new ProcessPool(); all = [own];")]
    [InlineData("var own = new ProcessPool(); Action end = () => own.Dispose();")]
    [InlineData("var own = new ProcessPool(); var tasks = own.Work; tasks.Square.Apply(3);")]
    [InlineData("var own = new ProcessPool(); own?.Dispose();")]
    public Task A_pool_that_somebody_may_end(string statements) => Verify(statements);

    [Theory]
    [InlineData("{|POOL023:Console.WriteLine(1);|} if (PoolWorker.TryRun(args)) return;")]
    [InlineData("{|POOL023:int x = F();|} return x; int F() => 0;")]
    [InlineData("class P { static void {|POOL023:Main|}() { } }")]
    [InlineData("class P { static async Task<int> {|POOL023:Main|}(string[] args) { await Task.Yield(); return PoolWorker.TryRun(args) ? 0 : 1; } }")]
    [InlineData("class P { static int {|POOL023:Main|}() => 0; }")]
    public async Task A_trimmed_program_that_does_not_begin_with_its_workers(string program)
    {
        await AnalyzerVerifier.Trimmed.Verify(program, Tasks);
        await Configured("PublishAot", "True").Verify(program, Tasks);
    }

    [Theory]
    [InlineData("if (PoolWorker.TryRun(args)) return; Console.WriteLine(1);")]
    [InlineData("static int F() => 0; if (PoolWorker.TryRun(args)) { return 0; } return F();")]
    [InlineData("class P { static void Main(string[] args) { if (PoolWorker.TryRun(args)) return; } }")]
    [InlineData("class P { static int Main(string[] args) => PoolWorker.TryRun(args) ? 0 : 1; }")]
    [InlineData("class P { static async Task Main(string[] args) { bool isWorker = PoolWorker.TryRun(args); await Task.Yield(); } }")]
    public Task One_that_does(string program) => AnalyzerVerifier.Trimmed.Verify(program, Tasks);

    [Fact]
    public async Task A_program_without_tasks_or_that_is_not_trimmed_need_not()
    {
        const string Program = "Console.WriteLine(1);";
        await AnalyzerVerifier.Trimmed.Verify(Program, "public static class Work { public static int Square(int x) => x * x; }");
        await AnalyzerVerifier.Program.Verify(Program, Tasks);
        await Configured("PublishTrimmed", "false").Verify(Program, Tasks);
        await (AnalyzerVerifier.Trimmed with { Properties = AnalyzerVerifier.Trimmed.Properties.Add("FileBasedProgram", "true") }).Verify(Program, Tasks);
        await (AnalyzerVerifier.Trimmed with { OutputKind = OutputKind.DynamicallyLinkedLibrary }).Verify("class P { static void Main() { } }", Tasks);
    }

    [Fact]
    public async Task Stubs_of_before_extension_members_are_known_too()
    {
        AnalyzerVerifier old = AnalyzerVerifier.Library with { Version = LanguageVersion.CSharp12 };
        await old.Verify(
            "class P { void F() { var {|POOL025:pool|} = new ProcessPool(); pool.Work().Square.{|POOL020:ApplyAsync|}(3); using var ended = new ProcessPool(); ended.Work().Square.Map(new[] { 3 }, {|POOL024:0|}); } }", Tasks);
    }

    [Fact]
    public void Each_warns_and_can_be_configured() => Assert.All(PoolRules.All.Except(PoolRules.Definition), static rule =>
    {
        Assert.Equal(("PoolGen.Usage", DiagnosticSeverity.Warning), (rule.Category, rule.DefaultSeverity));
        Assert.DoesNotContain(WellKnownDiagnosticTags.NotConfigurable, rule.CustomTags);
    });

    [Fact]
    public async Task Tasks_of_a_referenced_project_need_their_workers_let_in_too()
    {
        MetadataReference library = AnalyzerVerifier.Library.Compile(Tasks).WithAssemblyName("Library").ToMetadataReference();
        AnalyzerVerifier program = AnalyzerVerifier.Trimmed with { References = [library] };
        await program.Verify("{|POOL023:using var pool = new ProcessPool();|} pool.Work.Square.{|POOL020:ApplyAsync|}(3);");
    }

    [Fact]
    public async Task Without_the_runtime_nothing_is_looked_at()
    {
        await (AnalyzerVerifier.Trimmed with { HasRuntime = false }).Verify("""
            class AsyncResult { public void Get() { } }
            class Program { static async System.Threading.Tasks.Task Main() { await System.Threading.Tasks.Task.Yield(); new AsyncResult().Get(); } }
            """);
    }

    private static AnalyzerVerifier Configured(string property, string value) =>
        AnalyzerVerifier.Program with { Properties = ImmutableDictionary<string, string>.Empty.Add(property, value) };

    private static Task<ImmutableArray<Diagnostic>> Verify(string statements, string returns = "void") => AnalyzerVerifier.Library.Verify(
        $"public static class Program {{ public static {returns} Run(IPool pool) {{ {statements} }} }}", Tasks);
}
