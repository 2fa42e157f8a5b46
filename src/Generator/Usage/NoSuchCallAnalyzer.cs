using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PoolGen.Generator.Rules;

namespace PoolGen.Generator.Usage;

/// <summary>POOL039: <c>pool.Map(f, items)</c> and what else Python's pools have. The compiler says that there is no such member; this says what to write. It costs nothing where code compiles.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NoSuchCallAnalyzer : UsageAnalyzer
{
    private static readonly Dictionary<string, string> Calls = new[]
    {
        "Apply", "ApplyAsync", "Map", "MapAsync", "MapOutcomes", "MapOutcomesAsync", "StarMap", "StarMapAsync", "Imap", "ImapUnordered",
    }.ToDictionary(static name => name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The rule.</summary>
    public NoSuchCallAnalyzer()
        : base(UsageRules.NoSuchCall)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, PoolSymbols symbols) => context.RegisterOperationAction(
        operation =>
        {
            if (operation.Operation is not IInvalidOperation { Syntax: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name } access } call, SemanticModel: { } model }) return;
            if (!Calls.TryGetValue(name.Identifier.ValueText.Replace("_", ""), out string meant)) return;
            ITypeSymbol? receiver = model.GetTypeInfo(access.Expression, operation.CancellationToken).Type;
            string? advice = symbols.IsAnyPool(receiver) ? OnPool(call, access, meant, model, symbols, operation.CancellationToken)
                : PoolSymbols.IsStub(receiver) ? OnStub(receiver!, access, meant)
                : null;
            if (advice is not null) operation.ReportDiagnostic(Diagnostic.Create(Rule, name.GetLocation(), name.Identifier.ValueText, advice));
        },
        OperationKind.Invalid);

    private static string? OnPool(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access, string meant, SemanticModel model, PoolSymbols symbols, CancellationToken cancellationToken)
    {
        // Somebody's own member of that name, with other arguments.
        if (model.GetMemberGroup(access, cancellationToken).Concat(model.GetSymbolInfo(call, cancellationToken).CandidateSymbols).Any(static member => !IsOurs(member))) return null;
        var task = MeantTask.By(call.ArgumentList.Arguments.FirstOrDefault()?.Expression, "Square", model, symbols, cancellationToken);
        string pool = access.Expression is IdentifierNameSyntax variable ? variable.Identifier.Text : "pool";
        return $"{task.Before}call '{pool}.{task.Container}.{task.Name}.{meant}(...)'{task.After}";
    }

    private static string? OnStub(ITypeSymbol stub, MemberAccessExpressionSyntax access, string meant)
    {
        string items = "";
        if (meant.StartsWith("Map", StringComparison.Ordinal) && RunsOver(stub, "IStarMap")) (meant, items) = (meant.Replace("Outcomes", ""), " with tuples");
        else if (meant.StartsWith("StarMap", StringComparison.Ordinal) && RunsOver(stub, "IMap")) (meant, items) = (meant.Substring("Star".Length), " with one value for each item");
        return meant == access.Name.Identifier.ValueText ? null : $"call '{access.Expression}.{meant}(...)'{items}";
    }

    private static bool IsOurs(ISymbol member) => member.ContainingType is { Name: "PoolTaskExtensions", ContainingAssembly.Name: "PoolGen" };

    private static bool RunsOver(ITypeSymbol stub, string kind) => stub.AllInterfaces.Any(contract => contract.Name == kind + "Task" || contract.Name == kind + "Action");
}
