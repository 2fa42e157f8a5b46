using PoolGen.GeneratorTests.Kit;

namespace PoolGen.GeneratorTests;

/// <summary>Each shape of task runs, through real stubs, descriptors and codecs, in a pool without processes.</summary>
public sealed class InProcessTests
{
    private const string Source = """
        namespace N;
        public record Node(int Value, List<Node?> Children) { public override string ToString() => $"{Value}[{string.Join(",", Children)}]"; }
        public class OddException(string message, Exception? inner) : Exception(message, inner);
        internal sealed class Handler(List<int> got) : IProgress<int> { public void Report(int value) { lock (got) got.Add(value); } }
        public static class Work
        {
            public static string Name = "";
            [PoolTask] public static string Scale(int value, int factor = 2, string? unit = "m") => value * factor + unit;
            [PoolTask] public static async Task<string> Crunch(int[] data, IProgress<int> progress, CancellationToken token)
            {
                foreach (int d in data) { await Task.Yield(); progress.Report(d); }
                return token.CanBeCanceled ? "token" : "none";
            }
            [PoolTask] public static void Setup(string name) => Name = name;
            [PoolTask] public static async Task Later(string name) { await Task.Yield(); Name = name; }
            [PoolTask] public static ValueTask Nothing() => default;
            [PoolTask] public static ValueTask<int> Zero() => new(42);
            [PoolTask] public static Node Grow(Node node) => node with { Value = node.Value + 1 };
            [PoolTask] public static string Sixteen(int a, int b, int c, int d, int e, int f, int g, int h, string i, int j, bool k, int l, int m, int n, int o, int p) => $"{a}{b}{c}{d}{e}{f}{g}{h}{i}{j}{k}{l}{m}{n}{o}{p}";
            [PoolTask] public static int Fail(int how) => throw new OddException("odd " + how, new InvalidOperationException("inner"));
        }
        public static class Program
        {
            private static async IAsyncEnumerable<int> Numbers() { yield return 1; await Task.Yield(); yield return 2; }

            public static List<string> Run()
            {
                using IPool pool = new InProcessPool(1);
                List<string> lines = [];
                lines.Add(pool.Work.Scale.Apply(3, unit: "km"));
                lines.Add(string.Join(",", pool.Work.Scale.Map([1, 2])));
                lines.Add(string.Join(",", pool.Work.Scale.StarMap([(1, 3, "x")])));
                lines.Add(string.Join(",", pool.Work.Scale.Imap([1, 2])));
                lines.Add(string.Join(",", pool.Work.Scale.ImapUnordered(Numbers())));
                lines.Add(string.Join(",", pool.Work.Scale.Imap([(5, 5, "y")])));
                List<int> got = [];
                lines.Add(pool.Work.Crunch.Apply([1, 2, 3], new Handler(got)) + string.Join("", got));
                pool.Work.Setup.Apply("set");
                lines.Add(Work.Name);
                pool.Work.Later.ApplyAsync("later").Get();
                lines.Add(Work.Name);
                pool.Work.Setup.Map(["a", "b"]);
                lines.Add(Work.Name);
                pool.Work.Nothing.Apply();
                lines.Add(pool.Work.Zero.Apply().ToString());
                lines.Add(pool.Work.Grow.Apply(new Node(1, [new Node(2, []), null])).ToString());
                lines.Add(pool.Work.Sixteen.Apply(1, 2, 3, 4, 5, 6, 7, 8, "i", 10, true, 12, 13, 14, 15, 16));
                try { pool.Work.Fail.Apply(7); }
                catch (OddException exception) { lines.Add(exception.Message + ", " + exception.InnerException!.Message); }
                return lines;
            }
        }
        """;

    [Fact]
    public void Every_shape_of_task_runs()
    {
        using var program = new LoadedProgram(GeneratorRun.On(TestCompilation.Create(Source)));
        Assert.Equal(
            ["6km", "2m,4m", "3x", "2m,4m", "2m,4m", "25y", "token123", "set", "later", "b", "42", "2[2[],]", "12345678i10True1213141516", "odd 7, inner"],
            program.Call<List<string>>("N.Program", "Run"));
    }
}
