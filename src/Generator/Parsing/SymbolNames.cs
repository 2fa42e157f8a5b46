using Microsoft.CodeAnalysis;

namespace PoolGen.Generator.Parsing;

/// <summary>How symbols are spelled: in stubs, in descriptors, in ids and in metadata.</summary>
internal static class SymbolNames
{
    /// <summary>For stubs: with nullable annotations and tuple names, as the user wrote it.</summary>
    private static readonly SymbolDisplayFormat Annotated = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>For descriptors and codecs: one spelling for each type, whatever its annotations and tuple names.</summary>
    private static readonly SymbolDisplayFormat Plain = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.ExpandValueTuple);

    private static readonly SymbolDisplayFormat Signature = Plain
        .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    /// <summary>The type as a stub spells it.</summary>
    public static string ToAnnotated(ITypeSymbol type) => Keyword(type) ?? Display(type, Annotated);

    /// <summary>The type as descriptors and codecs spell it.</summary>
    public static string ToPlain(ITypeSymbol type) => Keyword(type) ?? Display(type, Plain);

    /// <summary>The same, where it is known how a stub spells the type: without annotations and tuples both do it alike.</summary>
    public static string ToPlain(ITypeSymbol type, string annotated) => annotated.IndexOfAny(['?', '(']) < 0 ? annotated : ToPlain(type);

    /// <summary>The type without any qualification that varies: part of a task's id.</summary>
    public static string ToSignature(ITypeSymbol type) => Keyword(type) ?? type.ToDisplayString(Signature);

    /// <summary>The type as messages name it.</summary>
    public static string ToMessage(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    /// <summary>The namespace as code spells it; empty for the global one.</summary>
    public static string Namespace(INamespaceSymbol? symbol)
    {
        if (symbol is null || symbol.IsGlobalNamespace) return "";
        string outer = Namespace(symbol.ContainingNamespace);
        return outer.Length == 0 ? Identifier.Escape(symbol.Name) : outer + "." + Identifier.Escape(symbol.Name);
    }

    /// <summary>The type's name as <see cref="Compilation.GetTypeByMetadataName"/> takes it.</summary>
    public static string Metadata(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer) return Metadata(outer) + "+" + type.MetadataName;
        return type.ContainingNamespace is { IsGlobalNamespace: false } space
            ? Metadata(space) + "." + type.MetadataName
            : type.MetadataName;
    }

    private static string Metadata(INamespaceSymbol space) =>
        space.ContainingNamespace is { IsGlobalNamespace: false } outer ? Metadata(outer) + "." + space.Name : space.Name;

    /// <summary>Native integers go by their types' names: <c>nint</c> and <c>nuint</c> are no reserved words, and a type of the user's may be called so.</summary>
    private static string Display(ITypeSymbol type, SymbolDisplayFormat format)
    {
        string text = type.ToDisplayString(format);
        if (text.IndexOf("nint", StringComparison.Ordinal) < 0 && text.IndexOf("nuint", StringComparison.Ordinal) < 0) return text;
        return string.Concat(type.ToDisplayParts(format).Select(static part => part.Kind != SymbolDisplayPartKind.Keyword ? part.ToString() : part.ToString() switch
        {
            "nint" => "global::System.IntPtr",
            "nuint" => "global::System.UIntPtr",
            string word => word,
        }));
    }

    /// <summary>The types that have a word of their own, and are most of all: the compiler's displays are far slower.</summary>
    private static string? Keyword(ITypeSymbol type) => type.NullableAnnotation == NullableAnnotation.Annotated ? null : type.SpecialType switch
    {
        SpecialType.System_Boolean => "bool",
        SpecialType.System_Byte => "byte",
        SpecialType.System_Char => "char",
        SpecialType.System_Int32 => "int",
        SpecialType.System_Int64 => "long",
        SpecialType.System_Single => "float",
        SpecialType.System_Double => "double",
        SpecialType.System_Decimal => "decimal",
        SpecialType.System_String => "string",
        _ => null,
    };
}
