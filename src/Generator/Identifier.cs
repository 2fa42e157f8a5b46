using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace PoolGen.Generator;

/// <summary>Names as text: how code spells them, and short hashes that tell them apart.</summary>
internal static class Identifier
{
    /// <summary>The name as code spells it: <c>@</c> before reserved words. Contextual ones are names wherever we emit them.</summary>
    public static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>Whether code can write this name at all.</summary>
    public static bool IsValid(string name) => SyntaxFacts.IsValidIdentifier(name);

    /// <summary>FNV-1a, 64 bits, over UTF-8: the same on every machine and in every version of the compiler.</summary>
    public static ulong Hash(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (byte value in Encoding.UTF8.GetBytes(text)) hash = unchecked((hash ^ value) * 1099511628211);
        return hash;
    }

    /// <summary>A short hash to tell names apart.</summary>
    public static string ShortHash(string text) => ((uint)Hash(text)).ToString("x8", CultureInfo.InvariantCulture);
}
