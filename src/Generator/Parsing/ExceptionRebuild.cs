using System.Globalization;
using Microsoft.CodeAnalysis;
using PoolGen.Generator.Model;

namespace PoolGen.Generator.Parsing;

/// <summary>How an exception of the user's is made again, or what stands against it.</summary>
internal sealed class ExceptionRebuild
{
    private readonly INamedTypeSymbol _type;
    private readonly CancellationToken _cancellationToken;

    /// <param name="type">A type that derives from <see cref="System.Exception"/>.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public ExceptionRebuild(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        _type = type;
        _cancellationToken = cancellationToken;
        Model = Parse();
    }

    /// <summary>The exception's model, or null where <see cref="Advice"/> says what to change.</summary>
    public ExceptionModel? Model { get; }

    /// <summary>What to change about the type.</summary>
    public string Advice { get; private set; } = "";

    private ExceptionModel? Parse()
    {
        if (_type.IsGenericType) return Refuse("make it a type without type parameters");
        if (!FrameworkTypes.CanBeNamed(_type, _type.ContainingAssembly)) return Refuse("make it, and the types around it, internal or public");

        List<DeclaredMember> members = ExceptionMembers.Of(_type, _type.ContainingAssembly);
        List<DeclaredMember> sendable = [.. members.Where(member => !member.IsIgnored && MayTravel(member) && NewClassifier().Classify(member.Type) is not null)];
        List<ExceptionConstructor> ranked = ExceptionConstructor.Rank(_type, sendable, _type.ContainingAssembly);
        if (ranked.Count == 0) return Refuse("give it a constructor that generated code can call, and whose parameters are the message, the inner exception, or named like public members that can be sent");

        if (members.Find(member => member is { IsRequired: true, IsIgnored: false } && !sendable.Contains(member) && ranked[0].Requires(member)) is { } required)
        {
            return Refuse($"its required member '{required.Name}' cannot be sent, so do not require it, or change its type");
        }

        ExceptionConstructor? plain = ranked.Find(found => !found.Takes(ExceptionSource.Member) && !found.Takes(ExceptionSource.InnerExceptions) && !members.Exists(found.Requires));
        return new ExceptionModel(
            SymbolNames.Metadata(_type),
            SymbolNames.ToPlain(_type),
            plain is null ? null : Print(plain, "message", "inner", [], []),
            ParseCodec(ranked[0], members, sendable));
    }

    /// <summary>A member that nothing could give back is not asked for its value.</summary>
    private bool MayTravel(DeclaredMember member) => member.CanBeSet || _type.InstanceConstructors.Any(constructor =>
        constructor.Parameters.Any(parameter => string.Equals(parameter.Name, member.Name, StringComparison.OrdinalIgnoreCase)));

    private ExceptionCodecModel? ParseCodec(ExceptionConstructor constructor, List<DeclaredMember> members, List<DeclaredMember> sendable)
    {
        List<DeclaredMember> carried = [.. sendable.Where(member => member.CanBeSet || constructor.Takes(member))];
        if (carried.Count == 0 && !constructor.Takes(ExceptionSource.InnerExceptions)) return null;

        PayloadClassifier classifier = NewClassifier();
        List<CodecMemberModel> models = [];
        foreach (DeclaredMember member in carried)
        {
            Payload payload = classifier.Classify(member.Type)!;
            models.Add(new CodecMemberModel(Identifier.Escape(member.Name), payload.Type, payload.Codec));
        }

        return new ExceptionCodecModel(
            DeclaredCodecNames.For(_type, "Codec"),
            models,
            Print(constructor, "parts.Message", "parts.InnerException", members, carried),
            new EquatableArray<DeclaredCodecModel>(classifier.Codecs));
    }

    private string Print(ExceptionConstructor constructor, string message, string inner, List<DeclaredMember> members, List<DeclaredMember> carried)
    {
        string Value(DeclaredMember member) => "member" + carried.IndexOf(member).ToString(CultureInfo.InvariantCulture);
        string Given(ExceptionArgument argument) => argument.Source switch
        {
            ExceptionSource.Message => message,
            ExceptionSource.InnerException => inner,
            ExceptionSource.InnerExceptions => "parts.InnerExceptions",
            _ => Value(argument.Member!),
        };

        IEnumerable<string> initializers =
            from member in members
            where member.IsIgnored
                ? constructor.Requires(member)
                : carried.Contains(member) && member.CanBeSet && (!constructor.Takes(member) || constructor.Requires(member))
            select $"{Identifier.Escape(member.Name)} = {(member.IsIgnored ? "default" : Value(member))}";
        string set = string.Join(", ", initializers);
        string arguments = string.Join(", ", constructor.Arguments.Select(argument => $"{Identifier.Escape(argument.Parameter)}: {Given(argument)}"));
        return $"new {SymbolNames.ToPlain(_type)}({arguments}){(set.Length == 0 ? "" : $" {{ {set} }}")}";
    }

    private PayloadClassifier NewClassifier() => new(_type.ContainingAssembly, _cancellationToken);

    private ExceptionModel? Refuse(string advice)
    {
        Advice = advice;
        return null;
    }
}
