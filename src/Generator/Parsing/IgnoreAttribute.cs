using Microsoft.CodeAnalysis;

namespace PoolGen.Generator.Parsing;

/// <summary>Whether the user left a member out.</summary>
internal static class IgnoreAttribute
{
    public static bool On(ISymbol member)
    {
        foreach (AttributeData attribute in member.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "PoolIgnoreAttribute" } type && SymbolNames.Metadata(type) == WellKnownNames.PoolIgnoreAttribute) return true;
        }

        return false;
    }
}
