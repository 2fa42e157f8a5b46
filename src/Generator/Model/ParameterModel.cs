namespace PoolGen.Generator.Model;

/// <summary>One parameter of a task's method, as its stub shows it.</summary>
/// <param name="Name">The name as code spells it, escaped where it is a keyword.</param>
/// <param name="Kind">Who supplies the value.</param>
/// <param name="Type">The type as a stub spells it, with nullable annotations; for progress the type that is reported.</param>
/// <param name="Key">The type without annotations and tuple names: equal keys are equal signatures. Empty for a token.</param>
/// <param name="Default">The default value as code, or null.</param>
/// <param name="Caller">The attribute by which the compiler fills in something about the caller, as code; or empty.</param>
/// <param name="Documentation">The XML inside the method's own param tag, or null.</param>
internal sealed record ParameterModel(
    string Name, ParameterKind Kind, string Type, string Key, string? Default, string Caller, string? Documentation);
