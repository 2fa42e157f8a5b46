using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using PoolGen.Generator;
using PoolGen.Generator.Emission;

namespace PoolGen.GeneratorTests.Kit;

/// <summary>One run of the generator. Every run is done twice, and the second one must find everything cached.</summary>
internal sealed class GeneratorRun
{
    private GeneratorRun(GeneratorDriver driver, Compilation input, Compilation output)
    {
        Driver = driver;
        Input = input;
        Output = output;
    }

    public GeneratorDriver Driver { get; }

    public Compilation Input { get; }

    /// <summary>The user's project with the generated files.</summary>
    public Compilation Output { get; }

    public GeneratorRunResult Result => Driver.GetRunResult().Results.Single(static result => result.Generator.GetGeneratorType() == typeof(PoolTaskGenerator));

    /// <summary>The generated files, by name.</summary>
    public ImmutableSortedDictionary<string, string> Files =>
        Result.GeneratedSources.ToImmutableSortedDictionary(static file => file.HintName, static file => file.SourceText.ToString(), StringComparer.Ordinal);

    public string AllText => string.Concat(Files.Values);

    /// <summary>Generates for sources at each C# version, and proves that each compiles without a warning. Returns the newest version's run.</summary>
    public static GeneratorRun Compile(params string[] sources) => Compile(NullableContextOptions.Enable, sources);

    public static GeneratorRun Compile(NullableContextOptions nullable, params string[] sources) => Compile(nullable, [], sources);

    public static GeneratorRun Compile(NullableContextOptions nullable, MetadataReference[] more, params string[] sources)
    {
        GeneratorRun run = null!;
        foreach (LanguageVersion version in TestCompilation.Versions)
        {
            run = On(TestCompilation.Create(version, nullable, "User", more, sources));
            run.AssertNoWarnings(version.ToString());
        }

        return run;
    }

    /// <summary>Generates for sources as they are, without compiling the output.</summary>
    public static GeneratorRun Generate(params string[] sources) => On(TestCompilation.Create(sources));

    /// <param name="compilation">The user's project.</param>
    /// <param name="beside">Other generators that the project has.</param>
    public static GeneratorRun On(CSharpCompilation compilation, params ISourceGenerator[] beside)
    {
        var version = ((CSharpParseOptions)compilation.SyntaxTrees.First().Options).LanguageVersion;
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new PoolTaskGenerator().AsSourceGenerator(), .. beside],
            parseOptions: TestCompilation.Parse(version),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        var run = new GeneratorRun(driver, compilation, output);
        Assert.Null(run.Result.Exception);
        Assert.Empty(run.Result.Diagnostics);
        run.Again(compilation.Clone()).AssertAllCached();
        return run;
    }

    /// <summary>Generates for the next state of the same project, as an editor does.</summary>
    public GeneratorRun Again(CSharpCompilation compilation)
    {
        GeneratorDriver driver = Driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        return new GeneratorRun(driver, compilation, output);
    }

    /// <summary>Why each output of a stage is what it is, in order.</summary>
    public ImmutableArray<IncrementalStepRunReason> Reasons(string stage) => Result.TrackedSteps.TryGetValue(stage, out var steps)
        ? [.. steps.SelectMany(static step => step.Outputs).Select(static output => output.Reason)]
        : [];

    /// <summary>Why each generated file is what it is.</summary>
    public ImmutableArray<IncrementalStepRunReason> OutputReasons() =>
        [.. Result.TrackedOutputSteps.SelectMany(static step => step.Value).SelectMany(static step => step.Outputs).Select(static output => output.Reason)];

    public void AssertAllCached()
    {
        foreach (string stage in TrackingNames.All)
        {
            Assert.All(Reasons(stage), reason => Assert.True(
                reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{stage} was {reason}"));
        }

        Assert.All(OutputReasons(), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    /// <summary>The output, in which generated code keeps silent about the user's declarations alone and not about itself.</summary>
    private Compilation Outspoken()
    {
        const string onlyDeclarations = GeneratedFile.NoWarnings + " CS0612, CS0618, CS3001, CS3002, CS3003";
        Compilation outspoken = Output;
        foreach (SyntaxTree tree in Result.GeneratedSources.Select(static source => source.SyntaxTree))
        {
            string text = tree.ToString();
            Assert.Contains(GeneratedFile.NoWarnings + "\n", text, StringComparison.Ordinal);
            SourceText changed = SourceText.From(text.Replace(GeneratedFile.NoWarnings + "\n", onlyDeclarations + "\n", StringComparison.Ordinal), tree.Encoding);
            outspoken = outspoken.ReplaceSyntaxTree(tree, tree.WithChangedText(changed));
        }

        return outspoken;
    }

    public void AssertNoWarnings(string what = "")
    {
        // What users and other generators left undocumented is their own affair; what we emit is not.
        HashSet<string> ours = [.. Result.GeneratedSources.Select(static source => source.SyntaxTree.FilePath)];
        Diagnostic[] found = [.. Outspoken().GetDiagnostics().Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden
            && !(diagnostic.Id == "CS1591" && !ours.Contains(diagnostic.Location.SourceTree!.FilePath)))];
        if (found.Length == 0) return;
        IEnumerable<string> lines = found.Take(20).Select(diagnostic =>
        {
            var span = diagnostic.Location.GetLineSpan();
            string line = diagnostic.Location.SourceTree?.GetText().Lines[span.StartLinePosition.Line].ToString() ?? "";
            return $"{what} {diagnostic}\n    {line.Trim()}";
        });
        Assert.Fail(string.Join("\n", lines));
    }
}
