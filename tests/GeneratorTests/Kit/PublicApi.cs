using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PoolGen.GeneratorTests.Kit;

/// <summary>All that a program can see of the runtime, a line each, as a compiler that references it sees it.</summary>
internal static class PublicApi
{
    private static readonly SymbolDisplayFormat Declaration = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints | SymbolDisplayGenericsOptions.IncludeVariance,
        SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeModifiers
            | SymbolDisplayMemberOptions.IncludeAccessibility | SymbolDisplayMemberOptions.IncludeConstantValue | SymbolDisplayMemberOptions.IncludeRef,
        SymbolDisplayDelegateStyle.NameAndSignature,
        SymbolDisplayExtensionMethodStyle.StaticMethod,
        SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeExtensionThis,
        SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        SymbolDisplayLocalOptions.None,
        SymbolDisplayKindOptions.IncludeTypeKeyword,
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
            | SymbolDisplayMiscellaneousOptions.AllowDefaultLiteral | SymbolDisplayMiscellaneousOptions.ExpandValueTuple);

    public static string Of(MetadataReference reference)
    {
        CSharpCompilation compilation = CSharpCompilation.Create("Api", references: [.. TestCompilation.References, reference]);
        var text = new StringBuilder();
        Append(text, ((IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!).GlobalNamespace);
        return text.ToString();
    }

    private static void Append(StringBuilder text, INamespaceOrTypeSymbol container)
    {
        foreach (ISymbol member in container.GetMembers().OrderBy(static member => member.ToDisplayString(Declaration), StringComparer.Ordinal))
        {
            if (member is INamespaceSymbol space)
            {
                Append(text, space);
            }
            else if (IsVisible(member))
            {
                string indent = member is INamedTypeSymbol ? "" : "  ";
                string bases = member is INamedTypeSymbol type ? Bases(type) : "";
                text.Append(indent).Append(member.ToDisplayString(Declaration)).Append(bases).Append('\n');
                if (member is INamedTypeSymbol nested) Append(text, nested);
            }
        }
    }

    private static string Bases(INamedTypeSymbol type)
    {
        IEnumerable<INamedTypeSymbol> interfaces = type.Interfaces.OrderBy(static one => one.ToDisplayString(), StringComparer.Ordinal);
        if (type is { TypeKind: TypeKind.Class, BaseType: { SpecialType: not SpecialType.System_Object } parent }) interfaces = interfaces.Prepend(parent);
        string names = string.Join(", ", interfaces.Select(static one => one.ToDisplayString(Declaration).Split(' ', 2) is [_, var name] ? name : ""));
        string modifiers = type switch
        {
            { IsStatic: true } => " [static]",
            { TypeKind: TypeKind.Class, IsAbstract: true } => " [abstract]",
            { TypeKind: TypeKind.Class, IsSealed: true } => " [sealed]",
            { TypeKind: TypeKind.Struct, IsReadOnly: true } => " [readonly]",
            _ => "",
        };
        return (names.Length == 0 ? "" : " : " + names) + modifiers;
    }

    // What a property or an event has as methods is said by the property or the event.
    private static bool IsVisible(ISymbol member) =>
        member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
        && member is not IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove }
        && !(member is IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.Length: 0 } && member.ContainingType.TypeKind == TypeKind.Struct);
}
