using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PoolGen.Generator.Model;
using PoolGen.Generator.Parsing;
using PoolGen.Generator.Rules;

namespace PoolGen.Generator.Diagnostics;

/// <summary>POOL026: a task whose token stands before what it is given. It works, but its callers do not expect it (as CA1068 says of all methods).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TokenOrderAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [PoolRules.TokenNotLast];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(WellKnownNames.PoolTaskAttribute) is not { } attribute) return;
            start.RegisterSymbolAction(symbol => Analyze(symbol, attribute), SymbolKind.Method);
        });
    }

    private static void Analyze(SymbolAnalysisContext context, INamedTypeSymbol attribute)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (method.PartialDefinitionPart is not null) return; // The defining part stands for both.
        if (TaskAttribute.Find(method, attribute) is null) return;
        List<IParameterSymbol> tokens = [.. method.Parameters.Where(static parameter => TaskSignature.KindOf(parameter) == ParameterKind.Token)];
        // Two are another rule's affair.
        if (tokens.Count != 1 || !method.Parameters.Skip(tokens[0].Ordinal + 1).Any(MayPrecede)) return;
        context.ReportDiagnostic(Diagnostic.Create(PoolRules.TokenNotLast, tokens[0].Locations[0], tokens[0].Name, method.Name));
    }

    /// <summary>Progress may follow a token, and <c>params</c> have to.</summary>
    private static bool MayPrecede(IParameterSymbol parameter) =>
        !parameter.IsParams && TaskSignature.KindOf(parameter) == ParameterKind.Payload;
}
