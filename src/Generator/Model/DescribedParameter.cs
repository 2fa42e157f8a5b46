namespace PoolGen.Generator.Model;

/// <summary>One parameter as a descriptor hands it to the method.</summary>
/// <param name="Kind">Who supplies the value.</param>
/// <param name="Type">For progress the type that is reported; else empty.</param>
/// <param name="Codec">For progress the codec of a report; else empty.</param>
internal sealed record DescribedParameter(ParameterKind Kind, string Type, string Codec);
