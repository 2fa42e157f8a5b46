using Microsoft.CodeAnalysis;
using PoolGen.Generator.Model;
using PoolGen.Generator.Rules;

namespace PoolGen.Generator.Parsing;

/// <summary>Takes the user's own types apart: which members cross, and how a value is put together again.</summary>
internal sealed class DeclaredTypeParser(PayloadClassifier payloads)
{
    // The header byte counts members; 250 and above mean other things there.
    private const int MaxMembers = 249;

    // A generic type whose member is the same type over a larger argument would never end.
    private const int MaxNestedClosings = 8;

    private readonly List<INamedTypeSymbol> _open = [];

    /// <summary>How a type of the user's crosses, or null where it cannot.</summary>
    public Payload? Parse(INamedTypeSymbol type, string? path)
    {
        if (FrameworkTypes.IsHandle(type)) return payloads.Refuse(PoolRules.Handle, path, type);
        if (PackableType.Of(type) is { } packable) return ParsePackable(type, packable);
        List<UnionCase> cases = UnionCase.Of(type);
        return cases.Count > 0 ? ParseUnion(type, cases, path) : ParseMembers(type, path, "Codec", announce: true);
    }

    /// <summary>MemoryPack's own generator has looked at the members, and has said what it cannot write.</summary>
    private Payload ParsePackable(INamedTypeSymbol type, PackableType packable)
    {
        string name = DeclaredCodecNames.For(type, "Packable");
        Payload payload = UserCode(type, WellKnownNames.Codecs + name);
        payloads.Declare(new DeclaredCodecModel(name, DeclaredCodecKind.Packable, payload.Type, SymbolNames.Namespace(type.ContainingNamespace), !packable.IsExact, [], "", Obsolescence.IsWithin(type)));
        return payload;
    }

    private Payload? ParseUnion(INamedTypeSymbol type, List<UnionCase> cases, string? path)
    {
        string name = DeclaredCodecNames.For(type, "Union");
        Payload payload = UserCode(type, WellKnownNames.Codecs + name);
        payloads.Announce(type, payload);

        List<CodecMemberModel> members = [];
        foreach (UnionCase @case in cases)
        {
            bool isItself = SymbolEqualityComparer.Default.Equals(@case.Type, type);
            Payload? value = isItself ? ParseMembers(type, path, "Codec", announce: false) : payloads.Classify(@case.Type, path);
            if (value is null) return null;
            members.Add(new CodecMemberModel(@case.Tag, value.Type, value.Codec));
        }

        payloads.Declare(new DeclaredCodecModel(name, DeclaredCodecKind.Union, payload.Type, SymbolNames.Namespace(type.ContainingNamespace), false, members, "", Obsolescence.IsWithin(type)));
        return payload;
    }

    private Payload? ParseMembers(INamedTypeSymbol type, string? path, string suffix, bool announce)
    {
        if (_open.Count(open => SymbolEqualityComparer.Default.Equals(open.OriginalDefinition, type.OriginalDefinition)) > MaxNestedClosings)
        {
            return payloads.Refuse(PoolRules.CannotCross, path, type);
        }

        _open.Add(type);
        Payload? payload = ParseNew(type, path, suffix, announce);
        _open.RemoveAt(_open.Count - 1);
        return payload;
    }

    private Payload? ParseNew(INamedTypeSymbol type, string? path, string suffix, bool announce)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || type.IsAbstract) return payloads.Refuse(PoolRules.OpenType, path, type);
        if (IsUnresolved(type)) return payloads.Refuse(PoolRules.Unresolved, path, type);
        if (IsCollection(type) || HasForeignBase(type)) return payloads.Refuse(PoolRules.CannotCross, path, type);

        string name = DeclaredCodecNames.For(type, suffix);
        DeclaredCodecKind kind = type.IsValueType ? DeclaredCodecKind.Struct : DeclaredCodecKind.Class;
        Payload payload = UserCode(type, $"{WellKnownNames.Serialization}{kind}Codec<{SymbolNames.ToPlain(type)}, {WellKnownNames.Codecs}{name}>");
        if (announce) payloads.Announce(type, payload);

        string root = path ?? type.Name;
        List<DeclaredMember> declared = DeclaredMember.Of(type, payloads.Assembly);
        if (declared.GroupBy(static member => member.Name, StringComparer.Ordinal).FirstOrDefault(static same => same.Count() > 1) is { } hidden)
        {
            return payloads.Refuse(PoolRules.CannotCross, $"{root}.{hidden.Key}", hidden.First().Type);
        }

        if (Construction.Choose(type, declared, payloads.Assembly) is not { } construction)
        {
            DeclaredMember? unset = declared.FirstOrDefault(static member => member is { CanBeSet: false, IsComputed: false, IsIgnored: false, CanBeFilled: false });
            return unset is null
                ? payloads.Refuse(PoolRules.NotConstructible, path, type)
                : payloads.Refuse(PoolRules.CannotBeSet, $"{root}.{unset.Name}", unset.Type);
        }

        if (construction.Members.Count > MaxMembers) return payloads.Refuse(PoolRules.CannotCross, path, type);

        List<CodecMemberModel> members = [];
        foreach (DeclaredMember member in construction.Members)
        {
            if (payloads.Classify(member.Type, $"{root}.{member.Name}") is not { } value) return null;
            members.Add(new CodecMemberModel(Identifier.Escape(member.Name), value.Type, value.Codec));
        }

        payloads.Declare(new DeclaredCodecModel(name, kind, payload.Type, SymbolNames.Namespace(type.ContainingNamespace), type.IsSealed, members, construction.Text, Obsolescence.IsWithin(type), new(construction.Filled)));
        return payload;
    }

    private static Payload UserCode(INamedTypeSymbol type, string codec) => new(SymbolNames.ToPlain(type), codec, null, true, true);

    /// <summary>Whether the compiler does not know a type that this one derives from, or is made from: what suits it cannot be told then.</summary>
    private static bool IsUnresolved(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.TypeKind == TypeKind.Error) return true;
        }

        return type.InstanceConstructors.SelectMany(static constructor => constructor.Parameters).Any(static parameter => HasError(parameter.Type))
            || type.GetMembers().Any(static member => member switch
            {
                IPropertySymbol property => HasError(property.Type),
                IFieldSymbol field => HasError(field.Type),
                _ => false,
            });
    }

    private static bool HasError(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Error } => true,
        IArrayTypeSymbol array => HasError(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(HasError),
        _ => false,
    };

    /// <summary>A collection of the user's own would lose its items, which are no members.</summary>
    private static bool IsCollection(INamedTypeSymbol type) =>
        type.AllInterfaces.Any(static contract => contract.SpecialType == SpecialType.System_Collections_IEnumerable);

    /// <summary>What a base class of the framework's holds, nobody could take apart.</summary>
    private static bool HasForeignBase(INamedTypeSymbol type) =>
        type.BaseType is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) } basis
        && (FrameworkTypes.Contains(basis) || HasForeignBase(basis));
}
