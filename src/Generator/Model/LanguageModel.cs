namespace PoolGen.Generator.Model;

/// <summary>What the project's C# can say.</summary>
/// <param name="IsSupported">Whether emitted code compiles at all: C# 12.</param>
/// <param name="HasPriorities">Whether overloads can have priorities: C# 13.</param>
/// <param name="HasExtensionMembers">Whether it has extension properties: C# 14.</param>
internal sealed record LanguageModel(bool IsSupported, bool HasPriorities, bool HasExtensionMembers);
