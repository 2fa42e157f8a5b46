using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PoolGen.Generator.Rules;

namespace PoolGen.Generator.Usage;

/// <summary>POOL020: a call that starts work, whose result nobody takes and whose failure is told to nobody.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DroppedResultAnalyzer : UsageAnalyzer
{
    /// <summary>The rule.</summary>
    public DroppedResultAnalyzer()
        : base(UsageRules.DroppedResult)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, PoolSymbols symbols) => context.RegisterOperationAction(
        operation =>
        {
            // Only a stub's own calls: a method of the user's may keep the result that it also returns.
            IOperation expression = ((IExpressionStatementOperation)operation.Operation).Operation;
            if (expression is IConditionalAccessOperation { WhenNotNull: var whenNotNull }) expression = whenNotNull;
            if (expression is not IInvocationOperation call || !symbols.IsAsyncResult(call.Type) || !PoolSymbols.IsStubMember(call.TargetMethod)) return;
            if (call.Arguments.Any(IsErrorCallback)) return;
            operation.ReportDiagnostic(Diagnostic.Create(Rule, call.NameLocation(), call.TargetMethod.Name));
        },
        OperationKind.ExpressionStatement);

    private static bool IsErrorCallback(IArgumentOperation argument) =>
        argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Name: "errorCallback" or "poolErrorCallback" }
        && argument.Parameter.Type is INamedTypeSymbol { TypeKind: TypeKind.Delegate }
        && argument.Value.Converted().ConstantValue is not { HasValue: true, Value: null };
}
