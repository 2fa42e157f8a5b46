using Microsoft.CodeAnalysis;
using PoolGen.Generator.Model;

namespace PoolGen.Generator.Parsing;

/// <summary>From an attributed method's symbols to its model: the only door between the two.</summary>
internal static class TaskParser
{
    /// <summary>The task's model, or null where it breaks a rule: then an analyzer reports what this skips.</summary>
    public static TaskModel? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        if (context.TargetSymbol is not IMethodSymbol marked || context.Attributes.Length == 0) return null;

        // Of a partial method the defining part has the attributes and defaults of both.
        IMethodSymbol method = marked.PartialDefinitionPart ?? marked;
        var signature = new TaskSignature(method);
        var options = TaskOptions.From(context.Attributes[0]);
        var classifier = new PayloadClassifier(method, cancellationToken);
        if (TaskRules.Check(signature, options, classifier).Any()) return null;

        Compilation compilation = context.SemanticModel.Compilation;
        Payload arguments = ClassifyArguments(signature, classifier, compilation);
        Payload result = signature.Result is { } type ? classifier.Classify(type)! : Payload.Plain(WellKnownNames.NoResult, WellKnownNames.Serialization + "NoResultCodec");
        var documentation = Documentation.From(context.TargetNode);

        return new TaskModel(
            ParseContainer(method.ContainingType),
            context.TargetNode.SyntaxTree.FilePath,
            Identifier.Escape(method.Name),
            options.Name ?? method.Name,
            $"{method.ContainingType.Name}.{method.Name}",
            TaskId.Of(signature),
            method.DeclaredAccessibility == Accessibility.Public,
            ParseParameters(method, classifier, documentation),
            arguments.Type,
            arguments.Codec,
            signature.Await,
            signature.Result is { } one ? SymbolNames.ToAnnotated(one) : null,
            signature.Result is { } many ? ArrayOf(many, compilation) : null,
            result.Type,
            result.Codec,
            arguments.WritesRunUserCode,
            result.ReadsRunUserCode,
            options.ToInitializer(),
            Obsolescence.Around(method),
            documentation.Summary,
            documentation.Returns,
            new EquatableArray<DeclaredCodecModel>(classifier.Codecs));
    }

    /// <summary>An array of a type as a stub spells it. C# puts its brackets before those of an element that is an array itself.</summary>
    private static string ArrayOf(ITypeSymbol type, Compilation compilation) => type is IArrayTypeSymbol
        ? SymbolNames.ToAnnotated(compilation.CreateArrayTypeSymbol(type, elementNullableAnnotation: type.NullableAnnotation))
        : SymbolNames.ToAnnotated(type) + "[]";

    private static Payload ClassifyArguments(TaskSignature signature, PayloadClassifier classifier, Compilation compilation)
    {
        System.Collections.Immutable.ImmutableArray<ITypeSymbol> types = [.. signature.Payload.Select(static parameter => parameter.Type)];
        return types.Length switch
        {
            0 => Payload.Plain(WellKnownNames.NoArguments, WellKnownNames.Serialization + "NoArgumentsCodec"),
            1 => classifier.Classify(types[0])!,
            _ => classifier.Classify(compilation.CreateTupleTypeSymbol(types))!,
        };
    }

    private static EquatableArray<ParameterModel> ParseParameters(IMethodSymbol method, PayloadClassifier classifier, Documentation documentation)
    {
        List<ParameterModel> parameters = [];
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            ParameterKind kind = TaskSignature.KindOf(parameter);
            ITypeSymbol type = kind == ParameterKind.Progress ? TaskSignature.Reported(parameter) : parameter.Type;
            Payload? payload = kind == ParameterKind.Token ? null : classifier.Classify(type);
            parameters.Add(new ParameterModel(
                Identifier.Escape(parameter.Name),
                kind,
                SymbolNames.ToAnnotated(type),
                payload?.Type ?? "",
                kind == ParameterKind.Progress ? payload!.Codec : "",
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

    private static ContainerName ParseContainer(INamedTypeSymbol type)
    {
        string space = SymbolNames.Namespace(type.ContainingNamespace);
        List<INamedTypeSymbol> chain = [];
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType) chain.Insert(0, current);
        string path = string.Join(".", chain.Select(static current => Identifier.Escape(current.Name)));
        return new ContainerName(
            space,
            type.Name,
            NameNested(type, string.Concat(chain.Select(static current => current.Name)), path),
            space.Length == 0 ? "global::" + path : $"global::{space}.{path}",
            chain.TrueForAll(static current => current.DeclaredAccessibility == Accessibility.Public));
    }

    private static string NameNested(INamedTypeSymbol type, string name, string path) =>
        type.ContainingType is not null && GeneratedTypes.TakenNames(type.ContainingNamespace, name).Any() ? $"{name}_{Identifier.ShortHash(path)}" : name;
}
