using Microsoft.CodeAnalysis;
using PoolGen.Generator.Model;

namespace PoolGen.Generator.Parsing;

/// <summary>Which types of shared values the tasks of a project take or return, anywhere within what they are sent.</summary>
internal static class SharedTasks
{
    /// <summary>The types, as codecs spell them.</summary>
    /// <param name="compilation">The project.</param>
    /// <param name="isTask">Whether a method is marked as a task.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static HashSet<string> ValuesOf(Compilation compilation, Func<IMethodSymbol, bool> isTask, CancellationToken cancellationToken)
    {
        HashSet<string> found = new(StringComparer.Ordinal);
        foreach (IMethodSymbol task in TypesIn(compilation.Assembly.GlobalNamespace).SelectMany(static type => type.GetMembers().OfType<IMethodSymbol>()))
        {
            if (task.PartialDefinitionPart is null && isTask(task)) Add(new TaskSignature(task), found, cancellationToken);
        }

        return found;
    }

    private static void Add(TaskSignature task, HashSet<string> found, CancellationToken cancellationToken)
    {
        var classifier = new PayloadClassifier(task.Method, cancellationToken);
        foreach (IParameterSymbol parameter in task.Method.Parameters)
        {
            ParameterKind kind = TaskSignature.KindOf(parameter);
            if (kind != ParameterKind.Token && !parameter.Type.IsRefLikeType) Look(kind == ParameterKind.Progress ? TaskSignature.Reported(parameter) : parameter.Type);
        }

        if (task.Result is { } result) Look(result);
        found.UnionWith(classifier.SharedValues.Select(static value => value.Type));

        // What a task names counts as well where it cannot be sent: that is said at the task.
        void Look(ITypeSymbol type)
        {
            if (classifier.Classify(type) is null) found.UnionWith(Named(type));
        }
    }

    private static IEnumerable<string> Named(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Named(array.ElementType),
        INamedTypeSymbol { Name: "Shared", TypeArguments: [var value], ContainingAssembly.Name: "PoolGen" } => Named(value).Append(SymbolNames.ToPlain(value)),
        INamedTypeSymbol named => named.TypeArguments.SelectMany(Named),
        _ => [],
    };

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol place)
    {
        foreach (ISymbol member in place.GetMembers())
        {
            if (member is not INamespaceOrTypeSymbol inner || (inner is INamedTypeSymbol emitted && GeneratedTypes.Contains(emitted))) continue;
            if (inner is INamedTypeSymbol type) yield return type;
            foreach (INamedTypeSymbol nested in TypesIn(inner)) yield return nested;
        }
    }
}
