using Microsoft.CodeAnalysis;
using PoolGen.Generator.Model;

namespace PoolGen.Generator.Parsing;

/// <summary>From an attributed method's signature to the model of its stub. It runs for each task at each keystroke: nothing here looks into a payload's type.</summary>
internal static class TaskParser
{
    /// <summary>The task's model, or null where no stub can be emitted: then an analyzer, or the compiler itself, reports why.</summary>
    public static TaskModel? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        Compilation compilation = context.SemanticModel.Compilation;
        if (KnownTask.Find(context.TargetNode, compilation) is { } known) return known;
        return ParseAnew(context, cancellationToken) is { } model ? KnownTask.Keep(context.TargetNode, compilation, model) : null;
    }

    private static TaskModel? ParseAnew(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        if (MarkedMethod.Read(context) is not { } marked) return null;
        IMethodSymbol method = marked.Method;
        TaskSignature signature = marked.Signature;
        string? refusal = marked.IsSpelled ? null : TaskRefusal.Of(TaskRules.Check(signature, marked.Options, new PayloadClassifier(method, cancellationToken)));
        if (!marked.IsSpelled && refusal is null) return null;
        var documentation = Documentation.From(context.TargetNode);

        return new TaskModel(
            marked.Container.Name,
            marked.File,
            marked.StubName,
            marked.DisplayName,
            marked.Id,
            marked.CallerTypes,
            marked.Obsolete,
            method.DeclaredAccessibility == Accessibility.Public,
            StubMarks.Print(method),
            marked.IsSpelled ? ParseParameters(method, documentation) : default,
            signature.Result is { } one ? SymbolNames.ToAnnotated(one) : null,
            signature.Result is { } many ? ArrayOf(many, context.SemanticModel.Compilation) : null,
            documentation.Summary,
            documentation.Returns,
            refusal);
    }

    /// <summary>An array of a type as a stub spells it. C# puts its brackets before those of an element that is an array itself.</summary>
    private static string ArrayOf(ITypeSymbol type, Compilation compilation) => type is IArrayTypeSymbol
        ? SymbolNames.ToAnnotated(compilation.CreateArrayTypeSymbol(type, elementNullableAnnotation: type.NullableAnnotation))
        : SymbolNames.ToAnnotated(type) + "[]";

    private static EquatableArray<ParameterModel> ParseParameters(IMethodSymbol method, Documentation documentation)
    {
        List<ParameterModel> parameters = [];
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            ParameterKind kind = TaskSignature.KindOf(parameter);
            ITypeSymbol type = kind == ParameterKind.Progress ? TaskSignature.Reported(parameter) : parameter.Type;
            string annotated = SymbolNames.ToAnnotated(type);
            parameters.Add(new ParameterModel(
                Identifier.Escape(parameter.Name),
                kind,
                annotated,
                kind == ParameterKind.Token ? "" : SymbolNames.ToPlain(type, annotated),
                DefaultValues.Print(parameter),
                CallerAttribute.Print(parameter),
                documentation.Parameter(parameter.Name)));
        }

        return DropMisplacedDefaults(parameters);
    }

    /// <summary>A stub's parameters keep no <c>params</c>: a default before one that must be given would not compile.</summary>
    private static EquatableArray<ParameterModel> DropMisplacedDefaults(List<ParameterModel> parameters)
    {
        int last = parameters.FindLastIndex(static parameter => parameter is { Kind: ParameterKind.Payload, Default: null });
        for (int i = 0; i < last; i++) parameters[i] = parameters[i] with { Default = null };
        return parameters;
    }
}
