namespace PoolGen.Generator.Model;

/// <summary>One member of a type's codec, or one case of a union's.</summary>
/// <param name="Name">The member as code spells it; a union's tag.</param>
/// <param name="Type">Its type.</param>
/// <param name="Codec">Its codec; a check's check.</param>
internal sealed record CodecMemberModel(string Name, string Type, string Codec);
