using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PoolGen.Generator.Rules;

namespace PoolGen.Generator.Usage;

/// <summary>POOL038: a bound call, which runs nothing, or a stream, of which nobody reads an item.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnusedValueAnalyzer : UsageAnalyzer
{
    /// <summary>The rule.</summary>
    public UnusedValueAnalyzer()
        : base(UsageRules.UnusedValue)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, PoolSymbols symbols) => context.RegisterOperationAction(
        static operation =>
        {
            IOperation expression = ((IExpressionStatementOperation)operation.Operation).Operation;
            if (expression is IConditionalAccessOperation { WhenNotNull: var whenNotNull }) expression = whenNotNull;
            if (expression is not IInvocationOperation call || Consequence(call.TargetMethod) is not var (consequence, remedy)) return;
            operation.ReportDiagnostic(Diagnostic.Create(UsageRules.UnusedValue, call.NameLocation(), call.TargetMethod.Name, consequence, remedy));
        },
        OperationKind.ExpressionStatement);

    private static (string Consequence, string Remedy)? Consequence(IMethodSymbol method) => method.Name switch
    {
        "Bind" when method.IsStatic && PoolSymbols.IsStub(method.ContainingType) =>
            ("nothing runs", "assign it to a pool's Initializer, or call Apply instead"),
        "Imap" or "ImapUnordered" when PoolSymbols.IsStubMember(method) =>
            ("only some items run and their failures are lost", "read the stream by foreach or await foreach, or call MapAsync instead"),
        _ => null,
    };
}
