namespace PoolGen.Generator.Model;

/// <summary>What one call of <c>Shared.Create</c> shares.</summary>
/// <param name="Values">The type of its value, and those of shared values within it.</param>
/// <param name="Codecs">The codecs of the user's own types that it needs.</param>
internal sealed record SharedCreationModel(EquatableArray<SharedValueModel> Values, EquatableArray<DeclaredCodecModel> Codecs);
