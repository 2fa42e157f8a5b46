using Microsoft.CodeAnalysis;

namespace PoolGen.CodeFixes;

/// <summary>What interfaces say of a method.</summary>
internal static class InterfaceMembers
{
    /// <summary>Whether an interface needs the method as it is.</summary>
    public static bool ImplementsInterface(this IMethodSymbol method) => method.ContainingType.AllInterfaces
        .SelectMany(type => type.GetMembers(method.Name))
        .Any(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method));
}
