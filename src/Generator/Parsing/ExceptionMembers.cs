using Microsoft.CodeAnalysis;

namespace PoolGen.Generator.Parsing;

/// <summary>The members of an exception beside those that every exception has.</summary>
internal static class ExceptionMembers
{
    /// <summary>The public members of the type and of its base types up to <see cref="System.Exception"/>; one that hides another stands for both.</summary>
    public static List<DeclaredMember> Of(INamedTypeSymbol type, IAssemblySymbol from)
    {
        List<DeclaredMember> members = [];
        foreach (INamedTypeSymbol current in Chain(type))
        {
            foreach (DeclaredMember member in DeclaredMember.OwnOf(current, from))
            {
                members.RemoveAll(hidden => hidden.Name == member.Name);
                members.Add(member);
            }
        }

        return members;
    }

    /// <summary>Whether a type is an exception other than <see cref="System.Exception"/> itself.</summary>
    public static bool IsException(INamedTypeSymbol type) => DerivesFrom(type, "Exception", "System.Exception");

    /// <summary>Whether a type holds several inner exceptions.</summary>
    public static bool IsAggregate(INamedTypeSymbol type) => DerivesFrom(type, "AggregateException", "System.AggregateException");

    /// <summary>Whether a type is <see cref="System.Exception"/>.</summary>
    public static bool IsBase(ITypeSymbol type) => type is INamedTypeSymbol named && Is(named, "Exception", "System.Exception");

    /// <summary>Whether a parameter of this type can be given an array of exceptions.</summary>
    public static bool TakesSeveral(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => IsBase(array.ElementType),
        INamedTypeSymbol { TypeKind: TypeKind.Interface, TypeArguments.Length: 1 } named =>
            IsBase(named.TypeArguments[0]) && named.Name is "IEnumerable" or "ICollection" or "IReadOnlyCollection" or "IList" or "IReadOnlyList",
        _ => false,
    };

    private static bool DerivesFrom(INamedTypeSymbol type, string name, string metadataName)
    {
        for (INamedTypeSymbol? current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (Is(current, name, metadataName)) return true;
        }

        return false;
    }

    // Names are looked at first: most types differ there already.
    private static bool Is(INamedTypeSymbol type, string name, string metadataName) => type.Name == name && SymbolNames.Metadata(type) == metadataName;

    private static Stack<INamedTypeSymbol> Chain(INamedTypeSymbol type)
    {
        Stack<INamedTypeSymbol> chain = new();
        for (INamedTypeSymbol? current = type; current is not null && !IsBase(current); current = current.BaseType) chain.Push(current);
        return chain;
    }
}
