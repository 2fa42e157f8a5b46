using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PoolGen.Generator.Rules;

namespace PoolGen.Generator.Usage;

/// <summary>POOL024: a constant <c>chunkSize</c> or <c>bufferSize</c> that the call would refuse.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SizeBelowOneAnalyzer : UsageAnalyzer
{
    /// <summary>The rule.</summary>
    public SizeBelowOneAnalyzer()
        : base(UsageRules.SizeBelowOne)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, PoolSymbols symbols) => context.RegisterOperationAction(
        operation =>
        {
            var argument = (IArgumentOperation)operation.Operation;
            if (argument is not { Parameter.Name: "chunkSize" or "bufferSize", Parent: IInvocationOperation call }) return;
            if (argument.Value.Converted().ConstantValue is not { HasValue: true, Value: int and < 1 and var size }) return;

            // A task's own parameter may have that name, but only these two take it.
            if (call.TargetMethod.Name is "Apply" or "ApplyAsync" || !PoolSymbols.IsStubMember(call.TargetMethod)) return;
            operation.ReportDiagnostic(Diagnostic.Create(Rule, argument.Value.Syntax.GetLocation(), argument.Parameter.Name, size, call.TargetMethod.Name));
        },
        OperationKind.Argument);
}
