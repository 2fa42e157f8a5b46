using Microsoft.CodeAnalysis.CSharp;
using PoolGen.Generator.Model;

namespace PoolGen.Generator.Parsing;

/// <summary>Which C# can say what emitted code says.</summary>
internal static class Languages
{
    /// <summary>The oldest C# that emitted code compiles in.</summary>
    public const LanguageVersion Oldest = LanguageVersion.CSharp12;

    // The Roslyn that we compile against has no names for these yet.
    private const LanguageVersion Priorities = (LanguageVersion)1300;
    private const LanguageVersion ExtensionMembers = (LanguageVersion)1400;

    public static LanguageModel Of(LanguageVersion version) => new(version >= Oldest, version >= Priorities, version >= ExtensionMembers);
}
