using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PoolGen.Generator;

namespace PoolGen.Benchmarks.Generator;

/// <summary>What the generator costs a project with a thousand tasks: in a build, and at each keystroke.</summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private readonly CSharpCompilation _compilation = ThousandTasks.Compilation;
    private readonly GeneratorDriver _warm;
    private int _edit;

    public GeneratorBenchmarks() => _warm = NewDriver().RunGenerators(_compilation);

    /// <summary>From nothing.</summary>
    [Benchmark]
    public GeneratorDriver Generate() => NewDriver().RunGenerators(_compilation);

    /// <summary>A keystroke in a file without tasks.</summary>
    [Benchmark]
    public GeneratorDriver UnrelatedEdit() => _warm.RunGenerators(ThousandTasks.WithUnrelatedEdit(_compilation, ++_edit));

    /// <summary>A keystroke in a task's signature.</summary>
    [Benchmark]
    public GeneratorDriver EditOfOneTask() => _warm.RunGenerators(ThousandTasks.WithEditedTask(_compilation, ++_edit));

    /// <summary>Compiling without the generator: what a build costs anyhow, the generated code apart.</summary>
    [Benchmark(Baseline = true)]
    public long CompileWithout() => Emit(_compilation);

    /// <summary>Generating and compiling.</summary>
    [Benchmark]
    public long CompileWith()
    {
        NewDriver().RunGeneratorsAndUpdateCompilation(_compilation, out Compilation output, out _);
        return Emit(output);
    }

    /// <summary>The files that an unrelated edit made the generator write again.</summary>
    internal int RewrittenByUnrelatedEdit() => UnrelatedEdit().GetRunResult().Results.Single().TrackedOutputSteps
        .SelectMany(static step => step.Value)
        .SelectMany(static step => step.Outputs)
        .Count(static output => output.Reason is not IncrementalStepRunReason.Cached);

    private static CSharpGeneratorDriver NewDriver() => CSharpGeneratorDriver.Create(
        [new PoolTaskGenerator().AsSourceGenerator()],
        parseOptions: (CSharpParseOptions)ThousandTasks.Compilation.SyntaxTrees[0].Options,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    // A compilation remembers what it has bound: each time a new one.
    private static long Emit(Compilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Clone().Emit(image);
        return result.Success ? image.Length : throw new InvalidOperationException(result.Diagnostics[0].ToString());
    }
}
