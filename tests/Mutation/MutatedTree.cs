using Microsoft.CodeAnalysis.CSharp;

namespace PoolGen.Mutation;

/// <summary>A copy of the repository that has all mutants in it, each behind its switch. It is built once.</summary>
internal sealed class MutatedTree
{
    private readonly string _root;
    private readonly HashSet<int> _dropped = [];

    internal MutatedTree(string root)
    {
        _root = root;
        Root = Path.Combine(root, "artifacts", "mutation", "tree");
    }

    internal string Root { get; }

    /// <summary>All mutants that compile.</summary>
    internal List<Mutant> Mutants { get; private set; } = [];

    /// <summary>How many were left out because they do not compile.</summary>
    internal int Dropped => _dropped.Count;

    internal string TestAssembly(Room room) => Path.Combine(Root, "artifacts", "bin", $"PoolGen.{room.Tests}", "debug", $"PoolGen.{room.Tests}.dll");

    /// <summary>Writes and builds the tree; what does not compile is left out, until all compiles.</summary>
    internal void Build()
    {
        foreach (string file in Tracked()) WriteIfChanged(file, File.ReadAllBytes(Path.Combine(_root, file)));
        foreach (string project in Room.All.Select(static room => room.Project).Distinct())
        {
            WriteIfChanged(Path.Combine(project, "MutantSwitch.cs"), Resource("MutantSwitch.cs"));
        }

        foreach (string tests in Room.All.Select(static room => room.Tests).Distinct())
        {
            do WriteMutants();
            while (!TryBuild(tests));
            File.WriteAllText(Path.Combine(Root, "artifacts", "bin", $"PoolGen.{tests}", "debug", "xunit.runner.json"), """{ "stopOnFail": true }""");
        }
    }

    private void WriteMutants()
    {
        Mutants = [];
        int next = 0;
        foreach (Room room in Room.All)
        {
            foreach (string file in room.Files(_root))
            {
                CSharpSyntaxNode source = (CSharpSyntaxNode)CSharpSyntaxTree.ParseText(File.ReadAllText(Path.Combine(_root, file)), path: file).GetRoot();
                var rewriter = new MutantRewriter(next, room.Name, file, _dropped);
                WriteIfChanged(file, System.Text.Encoding.UTF8.GetBytes(rewriter.Visit(source)!.ToFullString()));
                Mutants.AddRange(rewriter.Mutants);
                next = rewriter.NextId;
            }
        }
    }

    private bool TryBuild(string tests)
    {
        (int? code, string output) = Commands.Run(
            Root, "dotnet", ["build", $"tests/{tests}", "-v", "q", "-clp:NoSummary", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false", "-p:EnforceCodeStyleInBuild=false"], TimeSpan.FromMinutes(15));
        if (code == 0) return true;
        int before = _dropped.Count;
        foreach (CompileError error in CompileError.Of(output)) _dropped.UnionWith(error.Mutants());
        if (_dropped.Count == before) throw new InvalidOperationException($"The mutated sources do not compile, and no mutant is to blame:{Environment.NewLine}{output}");
        Console.WriteLine($"{_dropped.Count} mutants do not compile and are left out");
        return false;
    }

    private IEnumerable<string> Tracked() =>
        Commands.Run(_root, "git", ["ls-files", "--cached", "--others", "--exclude-standard"], TimeSpan.FromMinutes(1)).Output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(Path.Combine(_root, file)));

    private void WriteIfChanged(string file, byte[] content)
    {
        string path = Path.Combine(Root, file);
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(content)) return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }

    private static byte[] Resource(string name)
    {
        using Stream stream = typeof(MutatedTree).Assembly.GetManifestResourceStream(name)!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
