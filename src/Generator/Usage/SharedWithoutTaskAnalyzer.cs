using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PoolGen.Generator.Parsing;
using PoolGen.Generator.Rules;

namespace PoolGen.Generator.Usage;

/// <summary>POOL048: <c>Shared.Create</c> of a type that no task takes or returns as a shared one. Silent where a referenced project has tasks.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SharedWithoutTaskAnalyzer : UsageAnalyzer
{
    /// <summary>The rule.</summary>
    public SharedWithoutTaskAnalyzer()
        : base(PoolRules.SharedWithoutTask)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, PoolSymbols symbols)
    {
        if (PoolSymbols.ReferencesTasks(context.Compilation)) return;

        // The tasks are looked at only in a project that shares values.
        Lazy<HashSet<string>> taken = new(() => SharedTasks.ValuesOf(context.Compilation, method => symbols.TaskMark(method) is not null, context.CancellationToken));
        context.RegisterOperationAction(
            operation =>
            {
                IMethodSymbol method = operation.Operation is IInvocationOperation call ? call.TargetMethod : ((IMethodReferenceOperation)operation.Operation).Method;
                if (!SharedCreationParser.IsCreate(method) || !IsClosed(method.TypeArguments[0]) || taken.Value.Contains(SymbolNames.ToPlain(method.TypeArguments[0]))) return;
                Location place = operation.Operation is IInvocationOperation named ? named.NameLocation() : operation.Operation.Syntax.GetLocation();
                operation.ReportDiagnostic(Diagnostic.Create(Rule, place, SymbolNames.ToMessage(method.TypeArguments[0])));
            },
            OperationKind.Invocation,
            OperationKind.MethodReference);
    }

    private static bool IsClosed(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsClosed(array.ElementType),
        INamedTypeSymbol { TypeKind: not TypeKind.Error } named => named.TypeArguments.All(IsClosed) && (named.ContainingType is not { } outer || IsClosed(outer)),
        IDynamicTypeSymbol => true,
        _ => false,
    };
}
