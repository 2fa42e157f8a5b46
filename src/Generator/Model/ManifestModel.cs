namespace PoolGen.Generator.Model;

/// <summary>What an assembly's manifest points at.</summary>
/// <param name="Descriptors">The classes of descriptors, as code spells them.</param>
/// <param name="Contracts">What its tasks and their types consist of, a line for each.</param>
/// <param name="Exceptions">The user's exceptions that it can rebuild, ordered by name.</param>
internal sealed record ManifestModel(EquatableArray<string> Descriptors, EquatableArray<string> Contracts, EquatableArray<ExceptionModel> Exceptions)
{
    public static ManifestModel Empty { get; } = new(default, default, default);

    public bool IsEmpty => Descriptors.Count == 0 && Exceptions.Count == 0;
}
