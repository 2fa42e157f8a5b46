using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PoolGen.Generator.Parsing;
using PoolGen.Generator.Rules;

namespace PoolGen.Generator.Diagnostics;

/// <summary>POOL031 to POOL034: a <c>[PoolUnion]</c> of which the generator can take no notice.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnionAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics =>
        [PoolRules.UnionTagTwice, PoolRules.UnionTypeTwice, PoolRules.UnionForeignType, PoolRules.UnionOpenType];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(WellKnownNames.PoolUnionAttribute) is not null) start.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
        });
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        foreach (UnionAttribute attribute in UnionAttribute.On(type))
        {
            if (UnionRules.Check(attribute, type) is not { Rule: { } rule } violation) continue;
            Location location = attribute.Data.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken).GetLocation() ?? type.Locations[0];
            context.ReportDiagnostic(Diagnostic.Create(rule, location, [.. violation.Arguments]));
        }
    }
}
