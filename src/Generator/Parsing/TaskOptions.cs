using Microsoft.CodeAnalysis;

namespace PoolGen.Generator.Parsing;

/// <summary>What a <c>[PoolTask]</c> attribute says.</summary>
internal sealed record TaskOptions(string? Name, bool Idempotent, int MaxAttempts, int TimeoutMilliseconds)
{
    private const int DefaultMaxAttempts = 3;

    /// <summary>Reads the attribute. Arguments that do not compile count as not said.</summary>
    public static TaskOptions From(AttributeData attribute) => new(
        Get<string?>(attribute, nameof(Name), null),
        Get(attribute, nameof(Idempotent), false),
        Get(attribute, nameof(MaxAttempts), DefaultMaxAttempts),
        Get(attribute, nameof(TimeoutMilliseconds), 0));

    /// <summary>The options that differ from a descriptor's defaults, as statements of its constructor.</summary>
    public string ToStatements()
    {
        List<string> set = [];
        if (Idempotent) set.Add("Idempotent = true");
        if (MaxAttempts != DefaultMaxAttempts) set.Add(FormattableString.Invariant($"MaxAttempts = {MaxAttempts}"));
        if (TimeoutMilliseconds != 0) set.Add(FormattableString.Invariant($"TimeoutMilliseconds = {TimeoutMilliseconds}"));
        return string.Concat(set.Select(static option => option + "; ")).TrimEnd();
    }

    private static T Get<T>(AttributeData attribute, string name, T fallback)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value is { Kind: TypedConstantKind.Primitive, Value: T value }) return value;
        }

        return fallback;
    }
}
