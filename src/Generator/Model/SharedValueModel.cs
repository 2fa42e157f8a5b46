namespace PoolGen.Generator.Model;

/// <summary>A type whose values are shared.</summary>
/// <param name="Type">The type as codecs spell it.</param>
/// <param name="Codec">Its codec.</param>
/// <param name="IsObsolete">Whether it is obsolete, or a type in its name is.</param>
internal sealed record SharedValueModel(string Type, string Codec, bool IsObsolete);
