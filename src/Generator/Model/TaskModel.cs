namespace PoolGen.Generator.Model;

/// <summary>One task: all that its stub and its descriptor say.</summary>
/// <param name="Container">The class that declares it.</param>
/// <param name="File">The file that declares it: parts of one class are put in the order of their files.</param>
/// <param name="Method">The method's name, escaped where it is a keyword.</param>
/// <param name="StubName">The stub's name, not escaped.</param>
/// <param name="DisplayName">The method as messages name it.</param>
/// <param name="Id">The stable id, as a literal.</param>
/// <param name="IsPublic">Whether the stub is public where its container is.</param>
/// <param name="Parameters">All parameters, in order.</param>
/// <param name="Arguments">The type that crosses: the only payload parameter's, a tuple of several, or <c>ValueTuple</c>.</param>
/// <param name="ArgumentsCodec">Its codec.</param>
/// <param name="Await">What the worker awaits.</param>
/// <param name="ResultType">The result as a stub spells it, or null for none.</param>
/// <param name="ResultArrayType">An array of results as a stub spells it, or null: C# puts its brackets before those of the element's.</param>
/// <param name="Result">The result without annotations; <c>NoResult</c> for none.</param>
/// <param name="ResultCodec">Its codec.</param>
/// <param name="ArgumentsRunUserCode">Whether writing the arguments may run the user's code.</param>
/// <param name="ResultRunsUserCode">Whether reading the result may run the user's code.</param>
/// <param name="Options">The descriptor's options as an object initializer's text, or empty.</param>
/// <param name="Obsolete">The attribute that says that the method, or a class around it, is obsolete, as code; or null.</param>
/// <param name="Summary">The XML inside the method's own summary tag, or null.</param>
/// <param name="Returns">The XML inside its returns tag, or null.</param>
/// <param name="Codecs">The codecs of the user's own types that the payloads need.</param>
internal sealed record TaskModel(
    ContainerName Container,
    string File,
    string Method,
    string StubName,
    string DisplayName,
    string Id,
    bool IsPublic,
    EquatableArray<ParameterModel> Parameters,
    string Arguments,
    string ArgumentsCodec,
    AwaitKind Await,
    string? ResultType,
    string? ResultArrayType,
    string Result,
    string ResultCodec,
    bool ArgumentsRunUserCode,
    bool ResultRunsUserCode,
    string Options,
    string? Obsolete,
    string? Summary,
    string? Returns,
    EquatableArray<DeclaredCodecModel> Codecs)
{
    /// <summary>The parameters that cross to the worker.</summary>
    public IEnumerable<ParameterModel> Payload => Parameters.Where(static parameter => parameter.Kind == ParameterKind.Payload);

    /// <summary>The progress parameter, if there is one.</summary>
    public ParameterModel? Progress => Parameters.FirstOrDefault(static parameter => parameter.Kind == ParameterKind.Progress);

    /// <summary>Whether the method gives anything back.</summary>
    public bool HasResult => ResultType is not null;

    /// <summary>The payload's types: two tasks of one stub with equal signatures would collide.</summary>
    public string Signature => string.Join(",", Payload.Select(static parameter => parameter.Key));
}
