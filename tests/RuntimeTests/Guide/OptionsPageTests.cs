using System.Globalization;
using System.Reflection;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.RuntimeTests.Guide;

/// <summary>docs/guide/options.md has every option, with its default and its documentation.</summary>
public sealed class OptionsPageTests
{
    private const string Page = "docs/guide/options.md";

    /// <summary>Set POOLGEN_UPDATE=1 to write the page anew.</summary>
    [Fact]
    public void The_page_has_every_option_with_its_default()
    {
        var defaults = new ProcessPoolOptions();
        IEnumerable<string> rows = typeof(ProcessPoolOptions).GetProperties().Select(option => Row(option, option.GetValue(defaults)));
        string page = File.ReadAllText(Path.Combine(Repository.Root, Page)).ReplaceLineEndings("\n");
        string table = $"| option | type | default | meaning |\n|---|---|---|---|\n{string.Concat(rows)}";
        Repository.AssertFile(Page, GeneratedTable.Fill(page, "options", nameof(OptionsPageTests), table));
    }

    private static string Row(PropertyInfo option, object? value)
    {
        string member = $"P:{typeof(ProcessPoolOptions).FullName}.{option.Name}";
        IEnumerable<string> parts = [XmlDocumentation.TextOf(member, "summary"), XmlDocumentation.TextOf(member, "remarks"), .. Choices(option.PropertyType)];
        string meaning = string.Join(' ', parts.Where(static part => part.Length > 0));
        return $"| `{option.Name}` | `{TypeName(option)}` | {Default(value)} | {meaning} |\n";
    }

    private static IEnumerable<string> Choices(Type type) => type.IsEnum
        ? Enum.GetNames(type).Select(name => $"`{name}`: {XmlDocumentation.TextOf($"F:{type.FullName}.{name}", "summary")}")
        : [];

    private static string TypeName(PropertyInfo option)
    {
        bool isNullable = new NullabilityInfoContext().Create(option).ReadState == NullabilityState.Nullable;
        Type type = Nullable.GetUnderlyingType(option.PropertyType) ?? option.PropertyType;
        string name = type == typeof(int) ? "int"
            : type == typeof(long) ? "long"
            : type == typeof(bool) ? "bool"
            : type == typeof(string) ? "string"
            : type == typeof(IDictionary<string, string?>) ? "IDictionary<string, string?>"
            : type.Name;
        return isNullable ? name + "?" : name;
    }

    private static string Default(object? value) => value switch
    {
        null => "`null`",
        string text => $"`\"{text}\"`",
        bool flag => flag ? "`true`" : "`false`",
        TimeSpan time => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds} s"),
        long bytes when bytes % (1L << 30) == 0 => $"{bytes >> 30} GiB",
        long bytes when bytes % (1L << 20) == 0 => $"{bytes >> 20} MiB",
        IFormattable and not Enum => string.Create(CultureInfo.InvariantCulture, $"`{value}`"),
        Enum name => $"`{name}`",
        TimeProvider clock when clock == TimeProvider.System => "`TimeProvider.System`",
        IDictionary<string, string?> { Count: 0 } => "empty",
        _ => throw new InvalidOperationException($"Say here how a default of the type {value.GetType().Name} is written."),
    };
}
