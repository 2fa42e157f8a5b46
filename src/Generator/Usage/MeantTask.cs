using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PoolGen.Generator.Parsing;

namespace PoolGen.Generator.Usage;

/// <summary>The task that code means which hands over a method or calls it, as a message names it.</summary>
internal sealed class MeantTask
{
    private const string Example = "write a static method with [PoolTask], and ";

    private MeantTask(string container, string name, string before, bool isExample)
    {
        Container = container;
        Name = name;
        Before = before;
        IsExample = isExample;
    }

    /// <summary>The class.</summary>
    public string Container { get; }

    /// <summary>The stub.</summary>
    public string Name { get; }

    /// <summary>What to do first, as the beginning of a sentence; or empty.</summary>
    public string Before { get; }

    /// <summary>Whether the names are made up.</summary>
    public bool IsExample { get; }

    /// <summary>What explains names that are made up; or empty.</summary>
    public string After => IsExample ? $", where '{Name}' is the method and '{Container}' its class" : "";

    /// <summary>The method that an expression is, or the one of an example.</summary>
    public static MeantTask By(ExpressionSyntax? expression, string example, SemanticModel model, PoolSymbols symbols, CancellationToken cancellationToken)
    {
        if (expression is null or AnonymousFunctionExpressionSyntax) return new MeantTask("Work", example, Example, isExample: true);
        SymbolInfo info = model.GetSymbolInfo(expression, cancellationToken);
        if ((info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is not IMethodSymbol { MethodKind: MethodKind.Ordinary, IsStatic: true, ContainingType: { } type } method || !Identifier.IsValid(type.Name))
        {
            return new MeantTask("Work", example, Example, isExample: true);
        }

        return symbols.TaskMark(method) is { } mark
            ? new MeantTask(type.Name, TaskOptions.From(mark).Name ?? method.Name, "", isExample: false)
            : new MeantTask(type.Name, method.Name, $"mark '{method.Name}' by [PoolTask], and ", isExample: false);
    }
}
