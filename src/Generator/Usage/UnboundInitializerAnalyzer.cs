using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PoolGen.Generator.Rules;

namespace PoolGen.Generator.Usage;

/// <summary>POOL045: <c>Initializer = Work.Setup("x")</c>, which calls it here, or a lambda. The compiler says that the types differ; this says what to write.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnboundInitializerAnalyzer : UsageAnalyzer
{
    /// <summary>The rule.</summary>
    public UnboundInitializerAnalyzer()
        : base(UsageRules.UnboundInitializer)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, PoolSymbols symbols) => context.RegisterOperationAction(
        operation =>
        {
            var assignment = (ISimpleAssignmentOperation)operation.Operation;
            if (assignment is not { Target: IPropertyReferenceOperation { Property: { Name: "Initializer", ContainingType: { Name: "ProcessPoolOptions", ContainingAssembly.Name: "PoolGen" } } }, Syntax: AssignmentExpressionSyntax { Right: var right }, SemanticModel: { } model }) return;
            if (Unbound(right, model, operation.CancellationToken) is not { } unbound) return;

            var task = MeantTask.By(unbound.Method, "Setup", model, symbols, operation.CancellationToken);
            string verb = task.IsExample ? "bind it as in" : "write";
            string arguments = task.IsExample || unbound.Arguments is null ? "(...)" : unbound.Arguments.ToString();
            operation.ReportDiagnostic(Diagnostic.Create(Rule, unbound.Place, $"{task.Before}{verb} '{task.Container}Tasks.{task.Name}Task.Bind{arguments}'{task.After}"));
        },
        OperationKind.SimpleAssignment);

    /// <summary>The method that was meant, with its arguments if there are any; or null where something else is assigned, such as a bound call.</summary>
    private static (ExpressionSyntax? Method, ArgumentListSyntax? Arguments, Location Place)? Unbound(ExpressionSyntax assigned, SemanticModel model, CancellationToken cancellationToken)
    {
        if (assigned is AnonymousFunctionExpressionSyntax function)
        {
            Location place = function is LambdaExpressionSyntax lambda ? lambda.ArrowToken.GetLocation() : function.GetLocation();
            return function.ExpressionBody is InvocationExpressionSyntax inner ? (inner.Expression, inner.ArgumentList, place) : (null, null, place);
        }

        SymbolInfo info = model.GetSymbolInfo(assigned, cancellationToken);
        if ((info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is not IMethodSymbol method) return null;
        if (assigned is not InvocationExpressionSyntax call) return (assigned, null, assigned.GetLocation());
        bool isNothing = method.ReturnsVoid || method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask" };
        return isNothing ? (call.Expression, call.ArgumentList, call.GetLocation()) : null;
    }
}
