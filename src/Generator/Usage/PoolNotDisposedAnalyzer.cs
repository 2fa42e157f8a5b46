using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PoolGen.Generator.Rules;
using PoolGen.Generator.Parsing;

namespace PoolGen.Generator.Usage;

/// <summary>POOL025: a pool in a local variable that is neither ended nor given to anybody.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PoolNotDisposedAnalyzer : UsageAnalyzer
{
    /// <summary>The rule.</summary>
    public PoolNotDisposedAnalyzer()
        : base(UsageRules.PoolNotDisposed)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, PoolSymbols symbols) => context.RegisterOperationAction(
        operation =>
        {
            var declarator = (IVariableDeclaratorOperation)operation.Operation;
            if (declarator.Initializer?.Value.Converted() is not IObjectCreationOperation creation || !symbols.IsPool(creation.Type)) return;
            if (declarator.IsUsing()) return;
            IOperation function = declarator.Function();
            if (!function.References(declarator.Symbol).All(reference => ReferenceEquals(reference.Function(), function) && IsHarmless(reference))) return;

            bool canAwait = function.Method(operation.ContainingSymbol) is { IsAsync: true } or { Name: WellKnownMemberNames.TopLevelStatementsEntryPointMethodName };
            string remedy = canAwait ? "await using" : "using";
            operation.ReportDiagnostic(Diagnostic.Create(Rule, declarator.Symbol.Locations[0], declarator.Symbol.Name, remedy));
        },
        OperationKind.VariableDeclarator);

    /// <summary>Whether a mention of the pool, or of its stubs, leaves it in the hands of its variable alone, and running.</summary>
    private static bool IsHarmless(IOperation mention)
    {
        while (mention.Parent is IConversionOperation conversion) mention = conversion;
        return mention.Parent switch
        {
            IPropertyReferenceOperation property => !IsStub(property.Type) || IsHarmless(property),
            IInvocationOperation call => call.TargetMethod.Name is not ("Dispose" or "DisposeAsync" or "Close" or "Terminate" or "Join" or "JoinAsync"),
            IArgumentOperation { Parent: (IInvocationOperation or IObjectCreationOperation) and var made } => IsStub(made.Type) && IsHarmless(made),
            _ => false,
        };
    }

    private static bool IsStub(ITypeSymbol? type) =>
        type is INamedTypeSymbol named && (GeneratedTypes.Contains(named) || (named.ContainingType is { } container && GeneratedTypes.Contains(container)));
}
