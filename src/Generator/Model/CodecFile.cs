namespace PoolGen.Generator.Model;

/// <summary>The codecs of one namespace's types: each is emitted once, however many tasks use it.</summary>
/// <param name="HintName">The generated file's name.</param>
/// <param name="Codecs">The codecs, ordered by name.</param>
internal sealed record CodecFile(string HintName, EquatableArray<DeclaredCodecModel> Codecs);
