using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PoolGen.Generator.Model;

namespace PoolGen.Generator.Parsing;

/// <summary>From an attributed method's symbols to the model of its descriptor: takes the payloads' types apart. Editors skip it.</summary>
internal static class DescriptorParser
{
    private const string Unbuildable = "The task's types do not compile.";

    /// <summary>The descriptor's model, or null where the task has no stub that would look for one.</summary>
    public static DescriptorModel? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        if (MarkedMethod.Read(context) is not { IsSpelled: true } marked) return null;
        IMethodSymbol method = marked.Method;
        TaskSignature signature = marked.Signature;
        DescriptorModel model = new(
            marked.Container.Name, marked.File, marked.StubName, marked.DisplayName, marked.Id, marked.CallerTypes, marked.Obsolete, Identifier.Escape(method.Name),
            default, "", "", signature.Await, "", "", false, false, "", "", default, default, null);

        var classifier = new PayloadClassifier(method, cancellationToken);
        List<TaskViolation> violations = [.. TaskRules.Check(signature, marked.Options, classifier)];
        if (violations.Count > 0) return model with { Refusal = TaskRefusal.Of(violations) ?? Unbuildable };

        Payload arguments = ClassifyArguments(signature, classifier, context.SemanticModel.Compilation);
        Payload result = signature.Result is { } type ? classifier.Classify(type)! : Payload.Plain(WellKnownNames.NoResult, WellKnownNames.Serialization + "NoResultCodec");
        return model with
        {
            Parameters = new EquatableArray<DescribedParameter>(method.Parameters.Select(parameter => Describe(parameter, classifier))),
            Arguments = arguments.Type,
            ArgumentsCodec = arguments.Codec,
            Result = result.Type,
            ResultCodec = result.Codec,
            ArgumentsRunUserCode = arguments.WritesRunUserCode,
            ResultRunsUserCode = result.ReadsRunUserCode,
            Options = marked.Options.ToStatements(),
            Contract = Contract(signature, classifier),
            Codecs = new EquatableArray<DeclaredCodecModel>(classifier.Codecs),
            Shared = new EquatableArray<SharedValueModel>(classifier.SharedValues),
        };
    }

    private static Payload ClassifyArguments(TaskSignature signature, PayloadClassifier classifier, Compilation compilation)
    {
        ImmutableArray<ITypeSymbol> types = [.. signature.Payload.Select(static parameter => parameter.Type)];
        return types.Length switch
        {
            0 => Payload.Plain(WellKnownNames.NoArguments, WellKnownNames.Serialization + "NoArgumentsCodec"),
            1 => classifier.Classify(types[0])!,
            _ => classifier.Classify(compilation.CreateTupleTypeSymbol(types))!,
        };
    }

    private static DescribedParameter Describe(IParameterSymbol parameter, PayloadClassifier classifier)
    {
        ParameterKind kind = TaskSignature.KindOf(parameter);
        if (kind != ParameterKind.Progress) return new DescribedParameter(kind, "", "");
        Payload payload = classifier.Classify(TaskSignature.Reported(parameter))!;
        return new DescribedParameter(kind, payload.Type, payload.Codec);
    }

    private static string Contract(TaskSignature signature, PayloadClassifier classifier)
    {
        IEnumerable<string> parts = signature.Payload.Select(parameter => $"\t{parameter.Name}: {ContractText.Of(classifier.Classify(parameter.Type)!.Type)}");
        string result = signature.Result is { } type ? ContractText.Of(classifier.Classify(type)!.Type) : "void";
        return string.Concat(parts) + $"\tresult: {result}";
    }
}
