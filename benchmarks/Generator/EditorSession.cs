using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PoolGen.Benchmarks.Generator;

/// <summary>An editor that has warmed up: at each keystroke it runs the generator, without the outputs that only a build needs, and asks for the errors of the file.</summary>
internal sealed class EditorSession
{
    private const int Warming = 60;
    private const int Measured = 30;

    private readonly Assembly _package;
    private readonly ImmutableArray<DiagnosticAnalyzer> _analyzers;
    private readonly Dictionary<string, SyntaxTree> _trees = ThousandTasks.Compilation.SyntaxTrees.ToDictionary(static tree => tree.FilePath);
    private GeneratorDriver _driver;
    private CSharpCompilation _output = ThousandTasks.Compilation;
    private int _edit;

    /// <param name="package">The version of the package; one that is not this program's own is loaded beside it.</param>
    public EditorSession(PackageFiles package)
    {
        _package = new AssemblyLoadContext(package.Generator).LoadFromAssemblyPath(package.Generator);
        _analyzers =
        [
            .. _package.GetTypes()
                .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
                .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
        ];
        _driver = NewDriver(IncrementalGeneratorOutputKind.Implementation).RunGenerators(ThousandTasks.Compilation);
    }

    /// <summary>What a build's generator writes.</summary>
    public (int Lines, long Bytes) Generated()
    {
        ImmutableArray<GeneratedSourceResult> sources = NewDriver(IncrementalGeneratorOutputKind.None).RunGenerators(ThousandTasks.Compilation).GetRunResult().Results.Single().GeneratedSources;
        return (sources.Sum(static source => source.SourceText.Lines.Count - 1), sources.Sum(static source => (long)source.SourceText.Length));
    }

    /// <summary>Processor time of keystrokes, in milliseconds.</summary>
    /// <param name="inTask">Whether somebody types in a file of tasks.</param>
    public List<double> Keystrokes(bool inTask) => Repeat(() =>
    {
        (Compilation output, SyntaxTree edited) = Type(inTask);
        output.GetSemanticModel(edited).GetDiagnostics();
    });

    /// <summary>The same for the generator alone, without the errors of the file.</summary>
    /// <param name="inTask">Whether somebody types in a file of tasks.</param>
    public List<double> Generated(bool inTask) => Repeat(() => Type(inTask));

    /// <summary>Processor time of the analyzers, in milliseconds: the generator's part and the compiler's own have been paid for.</summary>
    public List<double> Analyzed()
    {
        List<double> times = [];
        for (int i = 0; i < Warming + Measured; i++)
        {
            (Compilation output, SyntaxTree edited) = Type(inTask: true);
            output.GetSemanticModel(edited).GetDiagnostics();
            TimeSpan before = Environment.CpuUsage.TotalTime;
            CompilationWithAnalyzers analysis = output.WithAnalyzers(_analyzers);
            analysis.GetAnalyzerSyntaxDiagnosticsAsync(edited, CancellationToken.None).GetAwaiter().GetResult();
            analysis.GetAnalyzerSemanticDiagnosticsAsync(output.GetSemanticModel(edited), null, CancellationToken.None).GetAwaiter().GetResult();
            if (i >= Warming) times.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
        }

        return times;
    }

    /// <summary>The same without the package: what the compiler itself takes for the file.</summary>
    /// <param name="inTask">Whether somebody types in a file of tasks.</param>
    public List<double> Bare(bool inTask) => Repeat(() =>
    {
        CSharpCompilation compilation = Edited(inTask);
        compilation.GetSemanticModel(compilation.SyntaxTrees[inTask ? 1 : 0]).GetDiagnostics();
    });

    private static List<double> Repeat(Action keystroke)
    {
        List<double> times = [];
        for (int i = 0; i < Warming + Measured; i++)
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            keystroke();
            if (i >= Warming) times.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
        }

        return times;
    }

    // As Roslyn's workspace does it: what was there stays, trees whose text has changed are replaced. A driver that updates a compilation parses all of them.
    private (Compilation Output, SyntaxTree Edited) Type(bool inTask)
    {
        CSharpCompilation input = Edited(inTask);
        _driver = _driver.RunGenerators(input);
        foreach (SyntaxTree tree in input.SyntaxTrees.Take(2)) Replace(tree.FilePath, tree);
        foreach (GeneratedSourceResult source in _driver.GetRunResult().Results.Single().GeneratedSources)
        {
            if (_trees.TryGetValue(source.HintName, out SyntaxTree? known) && known.GetText().ContentEquals(source.SourceText)) continue;
            Replace(source.HintName, CSharpSyntaxTree.ParseText(source.SourceText, (CSharpParseOptions)input.SyntaxTrees[0].Options, source.HintName));
        }

        return (_output, input.SyntaxTrees[inTask ? 1 : 0]);
    }

    private void Replace(string name, SyntaxTree tree)
    {
        if (_trees.TryGetValue(name, out SyntaxTree? known) && known == tree) return;
        _output = known is null ? _output.AddSyntaxTrees(tree) : _output.ReplaceSyntaxTree(known, tree);
        _trees[name] = tree;
    }

    private CSharpCompilation Edited(bool inTask) => inTask
        ? ThousandTasks.WithEditedTask(ThousandTasks.Compilation, ++_edit)
        : ThousandTasks.WithUnrelatedEdit(ThousandTasks.Compilation, ++_edit);

    private CSharpGeneratorDriver NewDriver(IncrementalGeneratorOutputKind without) => CSharpGeneratorDriver.Create(
        [((IIncrementalGenerator)Activator.CreateInstance(_package.GetType("PoolGen.Generator.PoolTaskGenerator", throwOnError: true)!)!).AsSourceGenerator()],
        parseOptions: (CSharpParseOptions)ThousandTasks.Compilation.SyntaxTrees[0].Options,
        driverOptions: new GeneratorDriverOptions(without));
}
