namespace PoolGen.Generator.Model;

/// <summary>One task as its stub shows it: what can be told from the method's signature alone.</summary>
/// <inheritdoc cref="MarkedTask" path="/param"/>
/// <param name="IsPublic">Whether the stub is public where its container is.</param>
/// <param name="Marks">What else the stub says of itself as its method does, as attributes with a space behind each; or empty.</param>
/// <param name="Parameters">All parameters, in order.</param>
/// <param name="ResultType">The result as a stub spells it, or null for none.</param>
/// <param name="ResultArrayType">An array of results as a stub spells it, or null: C# puts its brackets before those of the element's.</param>
/// <param name="Summary">The XML inside the method's own summary tag, or null.</param>
/// <param name="Returns">The XML inside its returns tag, or null.</param>
/// <param name="Refusal">The diagnostic's id and text where a task breaks a rule and its signature cannot be spelled; else null.</param>
internal sealed record TaskModel(
    ContainerName Container, string File, string StubName, string DisplayName, string Id, string Signature, string? Obsolete,
    bool IsPublic,
    string Marks,
    EquatableArray<ParameterModel> Parameters,
    string? ResultType,
    string? ResultArrayType,
    string? Summary,
    string? Returns,
    string? Refusal)
    : MarkedTask(Container, File, StubName, DisplayName, Id, Signature, Obsolete)
{
    /// <summary>The parameters that cross to the worker.</summary>
    public ParameterModel[] Payload => [.. Parameters.Where(static parameter => parameter.Kind == ParameterKind.Payload)];

    /// <summary>The progress parameter, if there is one.</summary>
    public ParameterModel? Progress => Parameters.FirstOrDefault(static parameter => parameter.Kind == ParameterKind.Progress);

    /// <summary>Whether the method gives anything back.</summary>
    public bool HasResult => ResultType is not null;

    /// <summary>Whether the task takes its further parameters from their defaults when it runs over items of its first.</summary>
    public bool HasDefaultsBehindFirst => Payload.Length > 1 && Payload.Skip(1).All(static parameter => parameter.Default is not null);

    public bool Equals(TaskModel? other) => other is not null && base.Equals(other) && IsPublic == other.IsPublic && Marks == other.Marks && Parameters.Equals(other.Parameters)
        && ResultType == other.ResultType && ResultArrayType == other.ResultArrayType && Summary == other.Summary && Returns == other.Returns && Refusal == other.Refusal;

    public override int GetHashCode() => unchecked((base.GetHashCode() * 31) + Parameters.GetHashCode());
}
