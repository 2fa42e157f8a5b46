using Microsoft.CodeAnalysis;

namespace PoolGen.Generator.Parsing;

/// <summary>One public member of a type of the user's.</summary>
/// <param name="Symbol">The field or property.</param>
/// <param name="Type">Its type.</param>
/// <param name="CanBeSet">Whether an object initializer can give it its value.</param>
/// <param name="IsComputed">Whether it holds no value of its own: it crosses only if a constructor takes it.</param>
/// <param name="IsRequired">Whether an object initializer must name it.</param>
/// <param name="IsIgnored">Whether the user left it out.</param>
internal sealed record DeclaredMember(ISymbol Symbol, ITypeSymbol Type, bool CanBeSet, bool IsComputed, bool IsRequired, bool IsIgnored)
{
    /// <summary>Whether the constructor makes a collection that can be filled where the member cannot be set.</summary>
    public bool CanBeFilled => !CanBeSet && !IsComputed && FillableCollection.Is(Type) && FillableCollection.MayBeInitialized(Symbol);

    public string Name => Symbol.Name;

    /// <summary>The members, the base type's first, each type's in the order of their declarations. As in MemoryPack.</summary>
    public static List<DeclaredMember> Of(INamedTypeSymbol type, IAssemblySymbol from)
    {
        List<DeclaredMember> members = type.BaseType is { SpecialType: SpecialType.None } basis ? Of(basis, from) : [];
        members.AddRange(OwnOf(type, from));
        return members;
    }

    /// <summary>The members that a type itself declares, in the order of their declarations.</summary>
    public static IEnumerable<DeclaredMember> OwnOf(INamedTypeSymbol type, IAssemblySymbol from)
    {
        foreach (ISymbol symbol in type.GetMembers())
        {
            if (symbol.IsStatic || symbol.IsOverride || symbol.DeclaredAccessibility != Accessibility.Public) continue;
            DeclaredMember? member = symbol switch
            {
                IFieldSymbol { IsConst: false } field =>
                    new(field, field.Type, !field.IsReadOnly, false, field.IsRequired, IgnoreAttribute.On(field)),
                IPropertySymbol { IsIndexer: false, RefKind: RefKind.None, GetMethod.DeclaredAccessibility: Accessibility.Public } property =>
                    new(property, property.Type, CanSet(property, from), IsComputedProperty(property), property.IsRequired, IgnoreAttribute.On(property)),
                _ => null,
            };
            if (member is not null) yield return member;
        }
    }

    private static bool CanSet(IPropertySymbol property, IAssemblySymbol from) =>
        property.SetMethod is { } setter && FrameworkTypes.IsAccessible(setter, from);

    private static bool IsComputedProperty(IPropertySymbol property)
    {
        if (property.SetMethod is not null) return false;
        bool hasField = property.ContainingType.GetMembers().Any(member =>
            member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));
        // Private fields of referenced assemblies are not to be seen; the compiler marks the accessors of properties that have one.
        return !hasField && !property.GetMethod!.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "CompilerGeneratedAttribute");
    }
}
