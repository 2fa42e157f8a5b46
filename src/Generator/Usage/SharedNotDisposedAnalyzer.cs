using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PoolGen.Generator.Rules;

namespace PoolGen.Generator.Usage;

/// <summary>POOL049: a shared array or value in a local variable that is neither disposed nor given to anybody who could.</summary>
/// <remarks>Views of an array own nothing, so they may go anywhere; and whoever is sent it by a pool cannot dispose it. What a task makes ends with its item.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SharedNotDisposedAnalyzer : UsageAnalyzer
{
    /// <summary>The rule.</summary>
    public SharedNotDisposedAnalyzer()
        : base(UsageRules.SharedNotDisposed)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, PoolSymbols symbols) => context.RegisterOperationAction(
        operation =>
        {
            var declarator = (IVariableDeclaratorOperation)operation.Operation;
            if (declarator.Initializer?.Value.Converted() is not IInvocationOperation creation || !IsCreation(creation.TargetMethod) || declarator.IsUsing()) return;
            if (operation.ContainingSymbol is IMethodSymbol method && symbols.TaskMark(method) is not null) return;
            if (!declarator.Function().References(declarator.Symbol).All(IsHarmless)) return;
            operation.ReportDiagnostic(Diagnostic.Create(Rule, declarator.Symbol.Locations[0], declarator.Symbol.Name));
        },
        OperationKind.VariableDeclarator);

    private static bool IsCreation(IMethodSymbol method) =>
        method is { Name: "Create" or "Allocate", ContainingType: { Name: "SharedArray" or "Shared", Arity: 0, ContainingAssembly.Name: "PoolGen" } };

    /// <summary>Whether a mention leaves it to its variable alone to dispose of it.</summary>
    private static bool IsHarmless(IOperation mention) => mention.Parent switch
    {
        IPropertyReferenceOperation property => ReferenceEquals(property.Instance, mention),
        IInvocationOperation call => call.TargetMethod.Name != "Dispose",
        _ => IsSent(mention),
    };

    /// <summary>Whether a value becomes an argument of a pool's call and nothing else, by itself or within tuples, arrays and queries.</summary>
    private static bool IsSent(IOperation value) => value.Parent switch
    {
        IConversionOperation or ITupleOperation or IArrayInitializerOperation or IArrayCreationOperation or ICollectionExpressionOperation or IDelegateCreationOperation => IsSent(value.Parent),
        IReturnOperation { Parent: IBlockOperation { Parent: IAnonymousFunctionOperation lambda } } => IsSent(lambda),
        IArgumentOperation { Parent: IInvocationOperation call } => PoolSymbols.IsStubMember(call.TargetMethod) || (IsQuery(call.TargetMethod) && IsSent(call)),
        _ => false,
    };

    private static bool IsQuery(IMethodSymbol method) => method.ContainingType is { Name: "Enumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } };
}
