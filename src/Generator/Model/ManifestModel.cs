namespace PoolGen.Generator.Model;

/// <summary>What an assembly's manifest points at.</summary>
/// <param name="Descriptors">The classes of descriptors, as code spells them.</param>
internal sealed record ManifestModel(EquatableArray<string> Descriptors);
