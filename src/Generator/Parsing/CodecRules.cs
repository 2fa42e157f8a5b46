using Microsoft.CodeAnalysis;
using PoolGen.Generator.Rules;

namespace PoolGen.Generator.Parsing;

/// <summary>What must be true of a <c>[PoolCodec]</c>. The generator leaves out a type whose attribute breaks a rule.</summary>
internal static class CodecRules
{
    /// <summary>The rule that an attribute breaks, or null.</summary>
    /// <param name="attribute">One attribute.</param>
    /// <param name="from">The assembly that the codec is called from.</param>
    public static TaskViolation? Check(CodecAttribute attribute, IAssemblySymbol from)
    {
        ISymbol owner = attribute.Owner;
        string codec = attribute.Codec is { } named ? SymbolNames.ToMessage(named) : "null";
        string type = attribute.Type is { } sent ? SymbolNames.ToMessage(sent) : "null";
        if (attribute.Type is not (INamedTypeSymbol or IArrayTypeSymbol) || IsOpen(attribute.Type)) return new(PoolRules.CodecOpenType, owner, type);
        if (attribute.Codec is not INamedTypeSymbol found || IsOpen(found)) return new(PoolRules.CodecOpen, owner, codec);
        if (found.TypeKind is not (TypeKind.Struct or TypeKind.Class) || found.IsAbstract || !FrameworkTypes.CanBeNamed(found, from)) return new(PoolRules.CodecOpen, owner, codec);
        if (!found.AllInterfaces.Any(implemented => IsCodecOf(implemented, attribute.Type))) return new(PoolRules.CodecForeignType, owner, codec, type);
        CodecAttribute first = For(attribute.Type, from).First();
        return first.Data == attribute.Data ? null : new(PoolRules.CodecTwice, owner, type, first.Codec is null ? "null" : SymbolNames.ToMessage(first.Codec));
    }

    /// <summary>The attributes for one type that count in an assembly: those of the type, then those of the assembly.</summary>
    public static IEnumerable<CodecAttribute> For(ITypeSymbol type, IAssemblySymbol from) =>
        (type is INamedTypeSymbol named ? CodecAttribute.On(named) : []).Concat(CodecRegistrations.Of(from).For(type));

    private static bool IsOpen(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol => true,
        IArrayTypeSymbol array => IsOpen(array.ElementType),
        INamedTypeSymbol named => named.IsUnboundGenericType || named.TypeArguments.Any(IsOpen) || (named.ContainingType is { } outer && IsOpen(outer)),
        _ => true,
    };

    private static bool IsCodecOf(INamedTypeSymbol implemented, ITypeSymbol type) =>
        implemented is { Name: "ICodec", TypeArguments.Length: 1 }
        && SymbolNames.Metadata(implemented.OriginalDefinition) == WellKnownNames.Codec
        && SymbolEqualityComparer.Default.Equals(implemented.TypeArguments[0], type);
}
