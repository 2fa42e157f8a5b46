using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PoolGen.Generator.Rules;

namespace PoolGen.Generator.Usage;

/// <summary>POOL021: async code that blocks its thread for the pool, where it could await.</summary>
/// <remarks>Not in <c>Main</c> itself: its thread has nothing else to do.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BlockingCallAnalyzer : UsageAnalyzer
{
    /// <summary>The rule.</summary>
    public BlockingCallAnalyzer()
        : base(UsageRules.BlockingCall)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, PoolSymbols symbols)
    {
        IMethodSymbol? main = context.Compilation.GetEntryPoint(context.CancellationToken);
        context.RegisterOperationAction(
            operation =>
            {
                var call = (IInvocationOperation)operation.Operation;
                if (Alternative(call, symbols, context.Compilation) is not { } alternative || !IsAsync(operation, main)) return;
                operation.ReportDiagnostic(Diagnostic.Create(Rule, call.NameLocation(), call.TargetMethod.Name, alternative));
            },
            OperationKind.Invocation);
        context.RegisterOperationAction(
            operation =>
            {
                if (operation.Operation is not IForEachLoopOperation { IsAsynchronous: false, Syntax: CommonForEachStatementSyntax syntax } loop) return;
                if (StreamQuery.Of(loop.Collection, symbols) is not { } query || !IsAsync(operation, main)) return;
                operation.ReportDiagnostic(Diagnostic.Create(Rule, syntax.ForEachKeyword.GetLocation(), "foreach", query.LoopAlternative()));
            },
            OperationKind.Loop);
        context.RegisterOperationAction(
            operation =>
            {
                var spread = (ISpreadOperation)operation.Operation;
                if (StreamQuery.Of(spread.Operand, symbols) is not { } query || !IsAsync(operation, main)) return;
                operation.ReportDiagnostic(Diagnostic.Create(Rule, spread.Syntax.GetLocation(), "..", query.Alternative(context.Compilation)));
            },
            OperationKind.Spread);
    }

    /// <summary>What to write instead of a call that blocks, or null where it does not block for certain.</summary>
    private static string? Alternative(IInvocationOperation call, PoolSymbols symbols, Compilation compilation)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.Name is "Apply" or "Map" or "StarMap") return PoolSymbols.IsStubMember(method) ? $"await {method.Name}Async(...)" : null;
        if (method.Name is not ("Get" or "Wait")) return StreamQuery.AlternativeTo(call, symbols, compilation);
        if (!symbols.IsAsyncResult(method.ContainingType) || MayBeReady(call)) return null;
        string result = call.Instance?.Variable()?.Name ?? "...";
        return method.Parameters.Length == 0 ? $"await {result}" : $"await {result}.WaitAsync(timeout)";
    }

    /// <summary>A result does not block any more once it is ready, and whoever looked at it before may know that.</summary>
    private static bool MayBeReady(IInvocationOperation call)
    {
        IOperation? result = call.Instance;
        if (result is IInvocationOperation started) return !PoolSymbols.IsStubMember(started.TargetMethod);
        if (result?.Variable() is not { } variable) return true;

        IOperation function = call.Function();
        if (!ReferenceEquals(function.References(variable).FirstOrDefault(), result)) return true;
        return variable is ILocalSymbol && !function.Descendants().OfType<IVariableDeclaratorOperation>().Any(declarator =>
            SymbolEqualityComparer.Default.Equals(declarator.Symbol, variable)
            && declarator.Initializer?.Value.Converted() is IInvocationOperation call && PoolSymbols.IsStubMember(call.TargetMethod));
    }

    private static bool IsAsync(OperationAnalysisContext context, IMethodSymbol? main)
    {
        IMethodSymbol? method = context.Operation.Function().Method(context.ContainingSymbol);
        return method is { IsAsync: true } && !SymbolEqualityComparer.Default.Equals(method, main) && !IsLocked(context.Operation);
    }

    /// <summary>Nothing can be awaited under a lock.</summary>
    private static bool IsLocked(IOperation operation)
    {
        IOperation function = operation.Function();
        for (IOperation? outer = operation; outer is not null && !ReferenceEquals(outer, function); outer = outer.Parent)
        {
            if (outer is ILockOperation) return true;
        }

        return false;
    }
}
