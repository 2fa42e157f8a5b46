using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PoolGen.Generator.Parsing;
using PoolGen.Generator.Rules;

namespace PoolGen.Generator.Diagnostics;

/// <summary>POOL040 to POOL043: a <c>[PoolCodec]</c> that the generator cannot use.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CodecAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics =>
        [PoolRules.CodecForeignType, PoolRules.CodecOpen, PoolRules.CodecTwice, PoolRules.CodecOpenType];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(WellKnownNames.PoolCodecAttribute) is null) return;
            start.RegisterSymbolAction(
                static symbol => Report(CodecAttribute.On((INamedTypeSymbol)symbol.Symbol), symbol.Compilation.Assembly, symbol.ReportDiagnostic, symbol.CancellationToken),
                SymbolKind.NamedType);
            start.RegisterSemanticModelAction(static model => Report(
                CodecAttribute.On(model.SemanticModel.Compilation.Assembly).Where(attribute => attribute.Data.ApplicationSyntaxReference?.SyntaxTree == model.SemanticModel.SyntaxTree),
                model.SemanticModel.Compilation.Assembly, model.ReportDiagnostic, model.CancellationToken));
        });
    }

    private static void Report(IEnumerable<CodecAttribute> attributes, IAssemblySymbol assembly, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        foreach (CodecAttribute attribute in attributes)
        {
            if (CodecRules.Check(attribute, assembly) is not { Rule: { } rule } violation) continue;
            Location location = attribute.Data.ApplicationSyntaxReference?.GetSyntax(cancellationToken).GetLocation() ?? Location.None;
            report(Diagnostic.Create(rule, location, [.. violation.Arguments]));
        }
    }
}
