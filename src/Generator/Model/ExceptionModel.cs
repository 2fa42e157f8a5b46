namespace PoolGen.Generator.Model;

/// <summary>An exception of the user's that a caller can be given as it was thrown in the worker.</summary>
/// <param name="TypeName">Its full name, as the runtime has it.</param>
/// <param name="Type">The type as code spells it.</param>
/// <param name="Plain">How one is made of <c>message</c> and <c>inner</c> alone, as code; null where that cannot be.</param>
/// <param name="Codec">What carries its members; null where it has none that travel.</param>
internal sealed record ExceptionModel(string TypeName, string Type, string? Plain, ExceptionCodecModel? Codec);
