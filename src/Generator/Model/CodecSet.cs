namespace PoolGen.Generator.Model;

/// <summary>The codecs that one kind of user of them needs: tasks, exceptions, shared values.</summary>
internal sealed record CodecSet(EquatableArray<DeclaredCodecModel> Codecs);
