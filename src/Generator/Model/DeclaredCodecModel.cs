namespace PoolGen.Generator.Model;

/// <summary>The codec of one of the user's own types.</summary>
/// <param name="Name">The emitted struct's name.</param>
/// <param name="Kind">What it writes.</param>
/// <param name="Type">The type as code spells it.</param>
/// <param name="Space">The type's namespace, as text; empty for the global one.</param>
/// <param name="IsSealed">Whether no value can have another type.</param>
/// <param name="Members">What is written, in order.</param>
/// <param name="Construction">How a value is made of <c>member0</c> and so on, as code.</param>
/// <param name="IsObsolete">Whether the type, or something of it that the codec may use, is obsolete.</param>
/// <param name="Filled">The places of members that cannot be set: what was read for them is put into the collections that the constructor has made.</param>
internal sealed record DeclaredCodecModel(
    string Name, DeclaredCodecKind Kind, string Type, string Space, bool IsSealed, EquatableArray<CodecMemberModel> Members, string Construction, bool IsObsolete = false, EquatableArray<int> Filled = default)
{
    /// <summary>The type and what it consists of, a tab before each: a line of the assembly's contracts.</summary>
    public string Contract => ContractText.Of(Type) + string.Concat(Members.Select(static member => $"\t{member.Name.TrimStart('@')}: {ContractText.Of(member.Type)}"));
}
