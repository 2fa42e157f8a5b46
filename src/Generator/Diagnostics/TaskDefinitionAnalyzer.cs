using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using PoolGen.Generator.Parsing;
using PoolGen.Generator.Rules;

namespace PoolGen.Generator.Diagnostics;

/// <summary>Says why the generator emits nothing for a method that is marked as a task. The rules are the generator's own.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TaskDefinitionAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => PoolRules.Definition;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(WellKnownNames.PoolTaskAttribute) is not { } attribute) return;
            start.RegisterSymbolAction(symbol => AnalyzeMethod(symbol, attribute), SymbolKind.Method);
            start.RegisterSyntaxNodeAction(node => AnalyzeFunction(node, attribute), SyntaxKind.LocalFunctionStatement, SyntaxKind.ParenthesizedLambdaExpression);
        });
    }

    private static void AnalyzeMethod(SymbolAnalysisContext context, INamedTypeSymbol attribute)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (TaskAttribute.Find(method, attribute) is not { } data) return;

        var signature = new TaskSignature(method);
        var options = TaskOptions.From(data);
        var classifier = new PayloadClassifier(method, context.CancellationToken);
        List<TaskViolation> violations = [.. TaskRules.Check(signature, options, classifier)];
        if (violations.Count == 0) violations.AddRange(TaskRules.CheckNames(signature, options, attribute, context.Compilation));
        foreach (TaskViolation violation in violations)
        {
            if (violation.Rule is not { } rule) continue;
            Location location = violation.Symbol.Locations.FirstOrDefault(static place => place.IsInSource) ?? method.Locations[0];
            context.ReportDiagnostic(Diagnostic.Create(rule, location, [.. violation.Arguments]));
        }
    }

    private static void AnalyzeFunction(SyntaxNodeAnalysisContext context, INamedTypeSymbol attribute)
    {
        (SyntaxList<AttributeListSyntax> attributes, Location location, string name) = context.Node switch
        {
            LocalFunctionStatementSyntax function => (function.AttributeLists, function.Identifier.GetLocation(), function.Identifier.Text),
            ParenthesizedLambdaExpressionSyntax lambda => (lambda.AttributeLists, lambda.ArrowToken.GetLocation(), "lambda"),
            _ => (default, Location.None, ""),
        };
        foreach (AttributeSyntax syntax in attributes.SelectMany(static list => list.Attributes))
        {
            ISymbol? constructor = context.SemanticModel.GetSymbolInfo(syntax, context.CancellationToken).Symbol;
            if (!SymbolEqualityComparer.Default.Equals(constructor?.ContainingType, attribute)) continue;
            context.ReportDiagnostic(Diagnostic.Create(PoolRules.LocalFunction, location, name));
        }
    }
}
