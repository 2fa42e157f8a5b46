using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PoolGen.Generator.Rules;

namespace PoolGen.Generator.Usage;

/// <summary>POOL022: a loop that collects results one by one, where a map would have collected them all at once.</summary>
/// <remarks>
/// Only where nothing but the result can be meant: the body is one or two plain statements, what is sent depends on the loop's variable and on nothing
/// that the loop changes, and the result is used. A task that is called for its effect may need its order.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LoopOfCallsAnalyzer : UsageAnalyzer
{
    private const int MaxStatements = 2;

    /// <summary>The rule.</summary>
    public LoopOfCallsAnalyzer()
        : base(UsageRules.LoopOfCalls)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, PoolSymbols symbols) => context.RegisterOperationAction(
        operation =>
        {
            var call = (IInvocationOperation)operation.Operation;
            if (call.TargetMethod.Name is not ("Apply" or "ApplyAsync") || !PoolSymbols.IsStubMember(call.TargetMethod)) return;
            if (Statement(call) is not { Parent: { } outer } || (outer is IBlockOperation ? outer.Parent : outer) is not ILoopOperation loop) return;
            if (!IsPlain(loop.Body, call) || CountedLoop.Find(loop) is not { } counted || !counted.Sends(call) || Map(call) is not { } map) return;
            operation.ReportDiagnostic(Diagnostic.Create(Rule, call.NameLocation(), call.TargetMethod.Name, map));
        },
        OperationKind.Invocation);

    /// <summary>The statement that uses a call's one result in any case, or null.</summary>
    private static IOperation? Statement(IInvocationOperation call)
    {
        // Started and not awaited at once, it does not wait.
        IOperation? result = call.TargetMethod.Name == "Apply" ? call : call.Parent as IAwaitOperation;
        for (IOperation? used = result; used?.Parent is { } parent; used = parent)
        {
            if (parent is IExpressionStatementOperation) return ReferenceEquals(used, result) ? null : parent;
            if (parent is IVariableDeclarationGroupOperation) return parent;
            if (!IsPassedOn(parent)) return null;
        }

        return null;
    }

    private static bool IsPassedOn(IOperation parent) => parent is IConversionOperation or IArgumentOperation or IInvocationOperation or IObjectCreationOperation
        or IAssignmentOperation or IVariableInitializerOperation or IVariableDeclaratorOperation or IVariableDeclarationOperation
        or IInterpolationOperation or IInterpolatedStringOperation or ITupleOperation or IPropertyReferenceOperation or IFieldReferenceOperation;

    /// <summary>Whether a loop's body does nothing but use this call's result, and has no other way out.</summary>
    private static bool IsPlain(IOperation body, IInvocationOperation call)
    {
        if (body is IBlockOperation { Operations: var statements } && (statements.Length > MaxStatements || !statements.All(IsStatement))) return false;
        return !body.Descendants().Any(inner =>
            inner is IThrowOperation or IAnonymousFunctionOperation
            || (inner is IAwaitOperation && !ReferenceEquals(inner, call.Parent))
            || (inner is IInvocationOperation other && !ReferenceEquals(other, call) && PoolSymbols.IsStubMember(other.TargetMethod)));
    }

    private static bool IsStatement(IOperation operation) => operation is IExpressionStatementOperation or IVariableDeclarationGroupOperation;

    /// <summary>The map that serves the same arguments, or null.</summary>
    private static string? Map(IInvocationOperation call)
    {
        int sent = call.Arguments.Count(static argument => argument is { ArgumentKind: ArgumentKind.Explicit, Parameter.Type.Name: not "CancellationToken" });
        string suffix = call.TargetMethod.Name == "ApplyAsync" ? "Async" : "";
        return new[] { sent == 1 ? "Map" : "StarMap", "StarMap" }
            .Select(name => name + suffix)
            .FirstOrDefault(name => HasMap(call.TargetMethod.ContainingType, name, suffix));
    }

    /// <summary>Whether a stub has a map: of its own, or the runtime's by what it says that it runs over.</summary>
    private static bool HasMap(INamedTypeSymbol stub, string name, string suffix)
    {
        string kind = "I" + name.Substring(0, name.Length - suffix.Length);
        return stub.GetMembers(name).Length > 0 || stub.Interfaces.Any(contract => contract.Name == kind + "Task" || contract.Name == kind + "Action");
    }
}
