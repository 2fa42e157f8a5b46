namespace PoolGen.Generator.Model;

/// <summary>What carries the members of an exception.</summary>
/// <param name="Name">The emitted class's name.</param>
/// <param name="Members">What is written, in order.</param>
/// <param name="Construction">How the exception is made of <c>parts</c>, <c>member0</c> and so on, as code.</param>
/// <param name="Codecs">The codecs of the user's own types that the members need.</param>
internal sealed record ExceptionCodecModel(
    string Name, EquatableArray<CodecMemberModel> Members, string Construction, EquatableArray<DeclaredCodecModel> Codecs);
