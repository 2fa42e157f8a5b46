using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PoolGen.Generator.Rules;

namespace PoolGen.Generator.Usage;

/// <summary>POOL035: a minimal API's handler that returns a result without awaiting it. ASP.NET Core knows tasks alone there, and refuses all endpoints for the sake of one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RouteHandlerAnalyzer : UsageAnalyzer
{
    private const string Routes = "Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions";

    /// <summary>The rule.</summary>
    public RouteHandlerAnalyzer()
        : base(UsageRules.RouteHandler)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, PoolSymbols symbols)
    {
        if (context.Compilation.GetTypeByMetadataName(Routes) is not { } routes) return;
        context.RegisterOperationAction(
            operation =>
            {
                var call = (IInvocationOperation)operation.Operation;
                if (!call.TargetMethod.Name.StartsWith("Map", StringComparison.Ordinal) || !SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, routes)) return;
                if (Handler(call) is not { } handler || UnawaitedResult.In(handler.Method.ReturnType, symbols) is not { } result) return;
                bool isLambda = handler.Method.MethodKind == MethodKind.AnonymousFunction;
                operation.ReportDiagnostic(Diagnostic.Create(
                    Rule,
                    handler.Location,
                    isLambda ? "The lambda" : $"'{handler.Method.Name}'",
                    result.Returned,
                    result.Consequence("which ASP.NET Core does not support in a route handler, so that the application does not start or every request fails"),
                    isLambda ? "await it" : $"return {result.Task}"));
            },
            OperationKind.Invocation);
    }

    /// <summary>The lambda or method that answers requests.</summary>
    private static (IMethodSymbol Method, Location Location)? Handler(IInvocationOperation call)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter?.Type.SpecialType != SpecialType.System_Delegate || argument.Value.Converted() is not IDelegateCreationOperation { Target: var target }) continue;
            if (target is IAnonymousFunctionOperation { Syntax: LambdaExpressionSyntax lambda } anonymous) return (anonymous.Symbol, lambda.ArrowToken.GetLocation());
            if (target is IAnonymousFunctionOperation { Syntax: AnonymousMethodExpressionSyntax method } old) return (old.Symbol, method.DelegateKeyword.GetLocation());
            if (target is IMethodReferenceOperation reference) return (reference.Method, reference.Syntax.GetLocation());
        }

        return null;
    }
}
