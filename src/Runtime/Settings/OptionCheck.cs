namespace PoolGen.Settings;

/// <summary>The ranges of options: each check returns its value, or throws with the option's name in the message.</summary>
internal static class OptionCheck
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(24);

    internal static int AtLeastOne(int value, string name) => (int)AtLeastOne((long)value, name);

    internal static int? AtLeastOne(int? value, string name) => value is { } given ? AtLeastOne(given, name) : null;

    internal static long? AtLeastOne(long? value, string name) => value is { } given ? AtLeastOne(given, name) : null;

    internal static long AtLeastOne(long value, string name) =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 1.");

    internal static TimeSpan? MoreThanZero(TimeSpan? value, string name) => value is { } given ? MoreThanZero(given, name) : null;

    internal static TimeSpan MoreThanZero(TimeSpan value, string name) =>
        value > TimeSpan.Zero && value <= Longest
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be more than zero and at most 24 days.");

    internal static TimeSpan ZeroOrMore(TimeSpan value, string name) =>
        value >= TimeSpan.Zero && value <= Longest
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be zero or more and at most 24 days.");

    internal static T Defined<T>(T value, string name)
        where T : struct, Enum =>
        Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} is not one of {string.Join(", ", Enum.GetNames<T>())}.");

    internal static string NotEmpty(string value, string name) =>
        string.IsNullOrWhiteSpace(value) ? throw new ArgumentException($"{name} must not be empty.", name) : value;

    internal static T NotNull<T>(T? value, string name)
        where T : class => value ?? throw new ArgumentException($"{name} must not be null.", name);

    internal static KeyValuePair<string, string?>[] Variables(IDictionary<string, string?> variables, string name)
    {
        foreach (string variable in variables.Keys)
        {
            if (variable.Length == 0 || variable.Contains('=', StringComparison.Ordinal) || variable.Contains('\0', StringComparison.Ordinal))
            {
                throw new ArgumentException($"{name} has a variable whose name is not valid: '{variable}'.", name);
            }
        }

        return [.. variables];
    }
}
