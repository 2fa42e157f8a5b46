namespace PoolGen.Generator.Model;

/// <summary>What the project's C# can say.</summary>
/// <param name="HasExtensionMembers">Whether it has extension properties: C# 14.</param>
internal sealed record LanguageModel(bool HasExtensionMembers);
