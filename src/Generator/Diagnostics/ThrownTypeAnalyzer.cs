using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PoolGen.Generator.Parsing;
using PoolGen.Generator.Rules;

namespace PoolGen.Generator.Diagnostics;

/// <summary>POOL027: a task throws an exception that its caller cannot be given as what it is. Silent about types of which this is not certain.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ThrownTypeAnalyzer : DiagnosticAnalyzer
{
    private const string Runtime = "PoolGen";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [PoolRules.ThrownType];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(WellKnownNames.PoolTaskAttribute) is not { } attribute) return;
            start.RegisterOperationAction(operation => Analyze(operation, attribute), OperationKind.Throw);
        });
    }

    private static void Analyze(OperationAnalysisContext context, INamedTypeSymbol attribute)
    {
        if (context.ContainingSymbol is not IMethodSymbol method || TaskAttribute.Find(method, attribute) is null) return;
        IOperation? thrown = ((IThrowOperation)context.Operation).Exception;
        while (thrown is IConversionOperation conversion) thrown = conversion.Operand;
        if (thrown is not IObjectCreationOperation { Type: INamedTypeSymbol type } || FrameworkTypes.Contains(type) || MayBeCaught(context.Operation)) return;
        if (AdviceOn(type, context) is not { } advice) return;
        Location location = thrown.Syntax is ObjectCreationExpressionSyntax { Type: var name } ? name.GetLocation() : thrown.Syntax.GetLocation();
        context.ReportDiagnostic(Diagnostic.Create(PoolRules.ThrownType, location, SymbolNames.ToMessage(type), advice));
    }

    /// <summary>What to change about a type that cannot be rebuilt, or null.</summary>
    private static string? AdviceOn(INamedTypeSymbol type, OperationAnalysisContext context)
    {
        if (!ExceptionMembers.IsException(type)) return null;
        if (!SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, context.Compilation.Assembly))
        {
            // What an assembly that has the generator makes of its own types is not to be seen from here.
            return type.ContainingAssembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static reference => reference.Name == Runtime))
                ? null
                : "reference PoolGen in the project that declares it, or throw a type of your own";
        }

        ExceptionRebuild rebuild = new(type, context.CancellationToken);
        if (rebuild.Model is null) return rebuild.Advice;
        return type.DeclaringSyntaxReferences.Any(reference => ExceptionParser.IsCandidate(reference.GetSyntax(context.CancellationToken)))
            ? null
            : "let its name end in 'Exception'";
    }

    private static bool MayBeCaught(IOperation operation)
    {
        for (IOperation current = operation; current.Parent is { } parent and not (IAnonymousFunctionOperation or ILocalFunctionOperation); current = parent)
        {
            if (parent is ITryOperation { Catches.Length: > 0 } guarded && guarded.Body == current) return true;
        }

        return false;
    }
}
