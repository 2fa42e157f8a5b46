using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PoolGen.Generator.Model;

namespace PoolGen.Generator.Parsing;

/// <summary>
/// A task that was parsed before. Roslyn hands every task to the generator again after each keystroke; one whose file has not changed, in surroundings that
/// mean the same, is what it was.
/// </summary>
internal sealed class KnownTask
{
    private static readonly ConditionalWeakTable<SyntaxNode, KnownTask> All = new();

    private readonly TaskModel _model;
    private Surroundings _surroundings;

    private KnownTask(TaskModel model, Surroundings surroundings)
    {
        _model = model;
        _surroundings = surroundings;
    }

    /// <summary>The model of a method's declaration, if it was parsed before and has the same one.</summary>
    public static TaskModel? Find(SyntaxNode method, Compilation compilation)
    {
        if (!All.TryGetValue(method, out KnownTask known)) return null;
        Surroundings now = Surroundings.Of(compilation);
        if (!known._surroundings.Mean(now)) return null;
        known._surroundings = now;
        return known._model;
    }

    /// <summary>Keeps a model. A partial method is also declared elsewhere, and a refused task's text depends on more than its signature.</summary>
    public static TaskModel Keep(SyntaxNode method, Compilation compilation, TaskModel model)
    {
        if (model.Refusal is not null || method is not MethodDeclarationSyntax declared || declared.Modifiers.Any(SyntaxKind.PartialKeyword)) return model;
        All.Remove(method);
        All.Add(method, new KnownTask(model, Surroundings.Of(compilation)));
        return model;
    }
}
