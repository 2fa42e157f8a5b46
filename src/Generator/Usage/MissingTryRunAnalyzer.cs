using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PoolGen.Generator.Rules;
using PoolGen.Generator.Parsing;

namespace PoolGen.Generator.Usage;

/// <summary>POOL023: a program that is published trimmed or as NativeAOT, and whose <c>Main</c> does not let its workers in.</summary>
/// <remarks>A file-based program merely runs: it has those settings by default.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingTryRunAnalyzer : UsageAnalyzer
{
    private static readonly string[] PublishProperties = ["PublishAot", "PublishTrimmed"];

    /// <summary>The rule.</summary>
    public MissingTryRunAnalyzer()
        : base(UsageRules.MissingTryRun)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, PoolSymbols symbols)
    {
        AnalyzerConfigOptions options = context.Options.AnalyzerConfigOptionsProvider.GlobalOptions;
        if (IsTrue(options, "FileBasedProgram")) return;
        if (Array.Find(PublishProperties, property => IsTrue(options, property)) is not { } publish) return;
        if (context.Compilation.GetEntryPoint(context.CancellationToken) is not { } main || !HasTasks(context.Compilation, context.CancellationToken)) return;

        context.RegisterOperationBlockAction(block =>
        {
            if (!SymbolEqualityComparer.Default.Equals(block.OwningSymbol, main)) return;
            IOperation? first = block.OperationBlocks.Select(First).FirstOrDefault(static statement => statement is not null);
            if (first is not null && first.DescendantsAndSelf().OfType<IInvocationOperation>().Any(call => symbols.IsTryRun(call.TargetMethod))) return;

            bool hasStatements = main.Name == WellKnownMemberNames.TopLevelStatementsEntryPointMethodName;
            Location location = hasStatements && first is not null ? first.Syntax.GetLocation() : main.Locations[0];
            block.ReportDiagnostic(Diagnostic.Create(Rule, location, publish, ReturnsNumber(main) ? " 0" : ""));
        });
    }

    /// <summary>What runs first. A local function runs where it is called.</summary>
    private static IOperation? First(IOperation operation) => operation switch
    {
        IMethodBodyOperation { BlockBody: { } body } => First(body),
        IBlockOperation block => block.Operations.Where(static statement => statement is not ILocalFunctionOperation).Select(First).FirstOrDefault(),
        _ => operation,
    };

    private static bool IsTrue(AnalyzerConfigOptions options, string property) =>
        options.TryGetValue("build_property." + property, out string? value) && value.Equals("true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether this project, or one that it references, has tasks.</summary>
    private static bool HasTasks(Compilation compilation, CancellationToken cancellationToken) =>
        PoolSymbols.ReferencesTasks(compilation)
        // An editor does not write the manifest of the project itself before it is built, but it does write the stubs.
        || compilation.GetSymbolsWithName(static name => name.EndsWith("PoolExtensions", StringComparison.Ordinal), SymbolFilter.Type, cancellationToken)
            .OfType<INamedTypeSymbol>()
            .Any(GeneratedTypes.Contains);

    private static bool ReturnsNumber(IMethodSymbol main) => main.ReturnType.SpecialType == SpecialType.System_Int32
        || (main.ReturnType is INamedTypeSymbol { Arity: 1 } task && task.TypeArguments[0].SpecialType == SpecialType.System_Int32);
}
