namespace PoolGen.Generator.Model;

/// <summary>The types whose values an assembly shares.</summary>
/// <param name="Values">Each once, ordered by name.</param>
internal sealed record SharedValuesModel(EquatableArray<SharedValueModel> Values)
{
    /// <summary>Brings together what was found in several places.</summary>
    public static SharedValuesModel Of(IEnumerable<SharedValueModel> values) => new(new EquatableArray<SharedValueModel>(values
        .GroupBy(static value => value.Type, StringComparer.Ordinal)
        .OrderBy(static same => same.Key, StringComparer.Ordinal)
        .Select(static same => same.First())));
}
