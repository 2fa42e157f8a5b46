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
    private static readonly string GeneratorName = typeof(PoolTaskGenerator).FullName!;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => PoolRules.Definition;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // A broken task in a generated file is no less missing.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(WellKnownNames.PoolTaskAttribute) is not { } attribute) return;

            // By type and by file, not by method and by node: most of a project with many tasks is what we emitted, and is passed over at once.
            start.RegisterSymbolAction(symbol => AnalyzeType(symbol, attribute), SymbolKind.NamedType);
            start.RegisterSemanticModelAction(file => AnalyzeFunctions(file, attribute));
        });
    }

    private static void AnalyzeType(SymbolAnalysisContext context, INamedTypeSymbol attribute)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (IsEmitted(type.Locations[0].SourceTree)) return;
        foreach (ISymbol member in type.GetMembers())
        {
            if (member is IMethodSymbol method) AnalyzeMethod(context, method, attribute);
        }

        bool declaresTasks = DeclaresTasks(type, attribute);
        if (declaresTasks || HoldsTasks(type, attribute)) Report(context, TaskRules.CheckContainer(type, declaresTasks, context.Compilation));
    }

    private static void AnalyzeMethod(SymbolAnalysisContext context, IMethodSymbol method, INamedTypeSymbol attribute)
    {
        if (method.PartialDefinitionPart is not null) return; // The defining part stands for both.
        if (TaskAttribute.Find(method, attribute) is not { } data) return;

        var signature = new TaskSignature(method);
        var options = TaskOptions.From(data);
        var classifier = new PayloadClassifier(method, context.CancellationToken);
        List<TaskViolation> violations = [.. TaskRules.Check(signature, options, classifier)];
        if (violations.Count == 0) violations.AddRange(TaskRules.CheckNames(signature, options, attribute));
        // What is wrong with the classes around it is said of them, once for all their tasks.
        Report(context, violations.Where(static violation => violation.Symbol is not INamedTypeSymbol));
    }

    private static void Report(SymbolAnalysisContext context, IEnumerable<TaskViolation> violations)
    {
        foreach (TaskViolation violation in violations)
        {
            if (violation.Rule is not { } rule) continue;
            Location location = violation.Symbol.Locations.FirstOrDefault(static place => place.IsInSource) ?? context.Symbol.Locations[0];
            context.ReportDiagnostic(Diagnostic.Create(rule, location, [.. violation.Arguments]));
        }
    }

    /// <summary>Whether our own generator wrote a file: none of what is in it is a task.</summary>
    private static bool IsEmitted(SyntaxTree? tree) => tree?.FilePath.IndexOf(GeneratorName, StringComparison.Ordinal) >= 0;

    private static bool DeclaresTasks(INamedTypeSymbol type, INamedTypeSymbol attribute) =>
        type.GetMembers().Any(member => member is IMethodSymbol method && TaskAttribute.Find(method, attribute) is not null);

    private static bool HoldsTasks(INamedTypeSymbol type, INamedTypeSymbol attribute) =>
        type.GetTypeMembers().Any(nested => DeclaresTasks(nested, attribute) || HoldsTasks(nested, attribute));

    private static void AnalyzeFunctions(SemanticModelAnalysisContext context, INamedTypeSymbol attribute)
    {
        SyntaxTree tree = context.SemanticModel.SyntaxTree;
        if (IsEmitted(tree)) return;
        foreach (SyntaxNode node in tree.GetRoot(context.CancellationToken).DescendantNodes())
        {
            if (node is LocalFunctionStatementSyntax { AttributeLists.Count: > 0 } or ParenthesizedLambdaExpressionSyntax { AttributeLists.Count: > 0 }) AnalyzeFunction(context, node, attribute);
        }
    }

    private static void AnalyzeFunction(SemanticModelAnalysisContext context, SyntaxNode function, INamedTypeSymbol attribute)
    {
        (SyntaxList<AttributeListSyntax> attributes, Location location, string name) = function switch
        {
            LocalFunctionStatementSyntax local => (local.AttributeLists, local.Identifier.GetLocation(), local.Identifier.Text),
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
