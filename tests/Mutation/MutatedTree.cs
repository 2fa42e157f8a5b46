using Microsoft.CodeAnalysis.CSharp;

namespace PoolGen.Mutation;

/// <summary>A copy of the repository that has all mutants in it, each behind its switch. It is built once.</summary>
internal sealed class MutatedTree
{
    private readonly string _root;
    private readonly string _droppedFile;
    private readonly HashSet<string> _dropped;

    internal MutatedTree(string root)
    {
        _root = root;
        Root = Path.Combine(root, "artifacts", "mutation", "tree");
        _droppedFile = Path.Combine(root, "artifacts", "mutation", "dropped.txt");
        _dropped = File.Exists(_droppedFile) ? [.. File.ReadLines(_droppedFile)] : [];
    }

    internal string Root { get; }

    /// <summary>All mutants that compile.</summary>
    internal List<Mutant> Mutants { get; private set; } = [];

    /// <summary>How many were left out because they do not compile.</summary>
    internal int Dropped => _dropped.Count;

    internal string TestAssembly(Room room) => Path.Combine(Root, "artifacts", "bin", $"PoolGen.{room.Tests}", "debug", $"PoolGen.{room.Tests}.dll");

    /// <summary>Writes the tree and builds what some rooms need; what does not compile is left out, until all compiles.</summary>
    internal void Build(IReadOnlyList<Room> rooms)
    {
        foreach (string file in Tracked().Except(Room.All.SelectMany(room => room.Files(_root)))) WriteIfChanged(file, File.ReadAllBytes(Path.Combine(_root, file)));
        foreach (string project in Room.All.Select(static room => room.Project).Distinct())
        {
            WriteIfChanged(Path.Combine(project, "MutantSwitch.cs"), Resource("MutantSwitch.cs"));
        }

        foreach (string project in rooms.Select(static room => room.Project).Distinct())
        {
            do WriteMutants();
            while (!TryBuild(project));
        }

        foreach (string tests in rooms.Select(static room => room.Tests).Distinct())
        {
            WriteIfChanged(Path.Combine("tests", tests, "MutationHost.cs"), Resource("MutationHost.cs"));
            if (!TryBuild($"tests/{tests}")) throw new InvalidOperationException("The tests do not compile beside the mutants.");
        }
    }

    /// <summary>Writes the mutants, where all but them is there and nothing need be built: several rooms can then be tried at once.</summary>
    internal void WriteMutants()
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

    private bool TryBuild(string project)
    {
        (int? code, string output) = Commands.Run(
            Root, "dotnet", ["build", project, "-v", "q", "-clp:NoSummary", "-p:RunAnalyzers=false", "-p:GenerateProgramFile=false", "-p:TreatWarningsAsErrors=false", "-p:EnforceCodeStyleInBuild=false"], TimeSpan.FromMinutes(15));
        if (code == 0) return true;
        int before = _dropped.Count;
        HashSet<int> blamed = [.. CompileError.Of(output).SelectMany(static error => error.Mutants())];
        _dropped.UnionWith(Mutants.Where(mutant => blamed.Contains(mutant.Id)).Select(static mutant => mutant.Key));
        if (_dropped.Count == before) throw new InvalidOperationException($"The mutated sources do not compile, and no mutant is to blame:{Environment.NewLine}{output}");
        File.WriteAllLines(_droppedFile, _dropped);
        File.WriteAllText(Path.ChangeExtension(_droppedFile, ".log"), output);
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
