namespace PoolGen.Generator.Model;

/// <summary>One task as both sides of the wire know it: how its payloads cross, and how its method is called.</summary>
/// <inheritdoc cref="MarkedTask" path="/param"/>
/// <param name="Method">The method's name, escaped where it is a keyword.</param>
/// <param name="Parameters">All parameters, in order.</param>
/// <param name="Arguments">The type that crosses: the only payload parameter's, a tuple of several, or <c>ValueTuple</c>.</param>
/// <param name="ArgumentsCodec">Its codec.</param>
/// <param name="Await">What the worker awaits.</param>
/// <param name="Result">The result without annotations; <c>NoResult</c> for none.</param>
/// <param name="ResultCodec">Its codec.</param>
/// <param name="ArgumentsRunUserCode">Whether writing the arguments may run the user's code.</param>
/// <param name="ResultRunsUserCode">Whether reading the result may run the user's code.</param>
/// <param name="Options">The descriptor's options as statements of its constructor, or empty.</param>
/// <param name="Contract">What it takes and gives, a tab before each.</param>
/// <param name="Codecs">The codecs of the user's own types that the payloads need.</param>
/// <param name="Shared">The types of the values that are shared within its payloads.</param>
/// <param name="Refusal">The diagnostic's id and text where the task breaks a rule: then all about payloads is empty; else null.</param>
internal sealed record DescriptorModel(
    ContainerName Container, string File, string StubName, string DisplayName, string Id, string Signature, string? Obsolete,
    string Method,
    EquatableArray<DescribedParameter> Parameters,
    string Arguments,
    string ArgumentsCodec,
    AwaitKind Await,
    string Result,
    string ResultCodec,
    bool ArgumentsRunUserCode,
    bool ResultRunsUserCode,
    string Options,
    string Contract,
    EquatableArray<DeclaredCodecModel> Codecs,
    EquatableArray<SharedValueModel> Shared,
    string? Refusal)
    : MarkedTask(Container, File, StubName, DisplayName, Id, Signature, Obsolete)
{
    /// <summary>Whether the method gives anything back.</summary>
    public bool HasResult => Result != WellKnownNames.NoResult;

    /// <summary>What the class's own file says of it: nothing of its types, which others say.</summary>
    public DescriptorModel Alone => this with { Contract = "", Codecs = default, Shared = default };
}
