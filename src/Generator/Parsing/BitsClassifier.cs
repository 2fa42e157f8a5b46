using Microsoft.CodeAnalysis;
using PoolGen.Generator.Model;

namespace PoolGen.Generator.Parsing;

/// <summary>Decides which types are copied as blocks, and what is checked afterwards.</summary>
/// <remarks>As in MemoryPack an unmanaged type is its raw memory, also a tuple with its padding.</remarks>
internal sealed class BitsClassifier(PayloadClassifier payloads)
{
    /// <summary>The structs that are being looked at: one that contains itself does not compile, but is typed now and then.</summary>
    private readonly HashSet<ITypeSymbol> _open = new(SymbolEqualityComparer.Default);

    /// <summary>How an unmanaged type crosses, or null where a type is none.</summary>
    public Payload? Classify(INamedTypeSymbol type)
    {
        if (Check(type) is not { } check) return null;
        string name = SymbolNames.ToPlain(type);
        string codec = check.Length == 0 ? $"UnmanagedCodec<{name}>" : $"CheckedUnmanagedCodec<{name}, {check}>";
        return new Payload(name, WellKnownNames.Serialization + codec, check, false, false);
    }

    /// <summary>The check of a type's bits as code, <see cref="KnownBits.Any"/> for none, or null where it is no block.</summary>
    private string? Check(ITypeSymbol type)
    {
        if (!type.IsValueType || !type.IsUnmanagedType || type.IsRefLikeType || type is not INamedTypeSymbol named) return null;
        if (CodecRules.For(type, payloads.Assembly).Any()) return null;
        if (type.TypeKind == TypeKind.Enum || type.SpecialType is SpecialType.System_Char or SpecialType.System_IntPtr or SpecialType.System_UIntPtr
            or (>= SpecialType.System_SByte and <= SpecialType.System_UInt64) or SpecialType.System_Single or SpecialType.System_Double)
        {
            return KnownBits.Any;
        }

        if (type.TypeKind != TypeKind.Struct) return null;
        if (KnownBits.Find(SymbolNames.Metadata(named.OriginalDefinition)) is { } known) return known.Length == 0 ? known : WellKnownNames.Serialization + known;
        if (named.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T) return CheckNullable(named.TypeArguments[0]);
        if (named.IsTupleType) return CheckArguments(named.TupleUnderlyingType ?? named, "ValueTupleCheck");
        if (named is { Name: "KeyValuePair", Arity: 2 } && FrameworkTypes.Contains(named)) return CheckArguments(named, "KeyValuePairCheck");
        if (FrameworkTypes.IsHandle(named) || !FrameworkTypes.CanBeNamed(named, payloads.Assembly) || FrameworkTypes.IsBehindAlias(named, payloads.Assembly) || !_open.Add(named)) return null;
        string? check = CheckFields(named);
        _open.Remove(named);
        return check;
    }

    /// <summary>A nullable value within a block: at least the flag is checked.</summary>
    private string? CheckNullable(ITypeSymbol value) =>
        Check(value) is { } check ? $"{WellKnownNames.Serialization}NullableCheck<{Argument(value, check)}>" : null;

    private static string Argument(ITypeSymbol type, string check)
    {
        string name = SymbolNames.ToPlain(type);
        return $"{name}, {(check.Length == 0 ? $"{WellKnownNames.Serialization}AnyBits<{name}>" : check)}";
    }

    private string? CheckArguments(INamedTypeSymbol type, string check)
    {
        List<string> parts = [];
        bool any = true;
        foreach (ITypeSymbol argument in type.TypeArguments)
        {
            if (Check(argument) is not { } part) return null;
            any &= part.Length == 0;
            parts.Add(Argument(argument, part));
        }

        return any ? KnownBits.Any : $"{WellKnownNames.Serialization}{check}<{string.Join(", ", parts)}>";
    }

    /// <summary>A struct of the user's: a check is emitted over those of its members that need one and can be read.</summary>
    private string? CheckFields(INamedTypeSymbol type)
    {
        List<CodecMemberModel> members = [];
        List<CodecMemberModel> fields = [];
        foreach (IFieldSymbol field in type.GetMembers().OfType<IFieldSymbol>().Where(static field => !field.IsStatic && !field.IsConst))
        {
            ISymbol accessor = field.AssociatedSymbol ?? field;
            if (IgnoreAttribute.On(accessor)) return null;
            string name = Identifier.Escape(accessor.Name);
            if (field.IsFixedSizeBuffer) continue;
            fields.Add(new CodecMemberModel(name, SymbolNames.ToPlain(field.Type), ""));
            if (Check(field.Type) is not { } check) return null;
            if (check.Length == 0 || !FrameworkTypes.IsAccessible(accessor, payloads.Assembly)) continue;
            members.Add(new CodecMemberModel(name, SymbolNames.ToPlain(field.Type), check));
        }

        Declare(type, "Bits", DeclaredCodecKind.Block, fields);
        return members.Count == 0 ? KnownBits.Any : WellKnownNames.Codecs + Declare(type, "Check", DeclaredCodecKind.BitCheck, members);
    }

    private string Declare(INamedTypeSymbol type, string suffix, DeclaredCodecKind kind, List<CodecMemberModel> members)
    {
        string name = DeclaredCodecNames.For(type, suffix);
        payloads.Declare(new DeclaredCodecModel(
            name, kind, SymbolNames.ToPlain(type), SymbolNames.Namespace(type.ContainingNamespace), true, members, "", Obsolescence.IsWithin(type)));
        return name;
    }
}
