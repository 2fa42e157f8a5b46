using Microsoft.CodeAnalysis;

namespace PoolGen.CodeFixes;

/// <summary>What must be internal at least, where a symbol is: a method may not show a type that is less accessible than itself.</summary>
internal static class Exposure
{
    /// <summary>The symbol, the types around it and the types that it shows, as far as they are hidden.</summary>
    public static IReadOnlyCollection<ISymbol> Of(ISymbol symbol)
    {
        var hidden = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        Show(symbol, hidden, seen);
        return hidden;
    }

    private static void Show(ISymbol symbol, HashSet<ISymbol> hidden, HashSet<ISymbol> seen)
    {
        symbol = symbol.OriginalDefinition;
        if (symbol is ITypeParameterSymbol || symbol.DeclaringSyntaxReferences.IsEmpty || !seen.Add(symbol)) return;
        if (symbol.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal) hidden.Add(symbol);
        if (symbol.ContainingType is { } outer) Show(outer, hidden, seen);
        ShowSignature(symbol, hidden, seen);
    }

    private static void ShowSignature(ISymbol symbol, HashSet<ISymbol> hidden, HashSet<ISymbol> seen)
    {
        switch (symbol)
        {
            case IMethodSymbol method:
                ShowType(method.ReturnType, hidden, seen);
                foreach (IParameterSymbol parameter in method.Parameters) ShowType(parameter.Type, hidden, seen);
                break;
            case IPropertySymbol property:
                ShowType(property.Type, hidden, seen);
                foreach (IParameterSymbol parameter in property.Parameters) ShowType(parameter.Type, hidden, seen);
                break;
            case IFieldSymbol field:
                ShowType(field.Type, hidden, seen);
                break;
            case IEventSymbol raised:
                ShowType(raised.Type, hidden, seen);
                break;
            case INamedTypeSymbol type:
                ShowMembers(type, hidden, seen);
                break;
        }
    }

    private static void ShowMembers(INamedTypeSymbol type, HashSet<ISymbol> hidden, HashSet<ISymbol> seen)
    {
        if (type.BaseType is { } baseType) ShowType(baseType, hidden, seen);
        if (type.TypeKind == TypeKind.Interface)
        {
            foreach (INamedTypeSymbol inherited in type.Interfaces) ShowType(inherited, hidden, seen);
        }

        if (type.DelegateInvokeMethod is { } invoke) Show(invoke, hidden, seen);
        foreach (ISymbol member in type.GetMembers())
        {
            if (member.IsImplicitlyDeclared || member.DeclaredAccessibility == Accessibility.Private) continue;
            // A nested type may stay hidden until a signature shows it.
            if (member is not INamedTypeSymbol) ShowSignature(member, hidden, seen);
        }
    }

    private static void ShowType(ITypeSymbol type, HashSet<ISymbol> hidden, HashSet<ISymbol> seen)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                ShowType(array.ElementType, hidden, seen);
                break;
            case INamedTypeSymbol named:
                foreach (ITypeSymbol argument in named.TypeArguments) ShowType(argument, hidden, seen);
                Show(named, hidden, seen);
                break;
        }
    }
}
