using System.Reflection;
using PoolGen.Settings;

namespace PoolGen.RuntimeTests.Settings;

/// <summary>The options as the pool keeps them.</summary>
public sealed class PoolSettingsTests
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    [Fact]
    public void Every_option_is_frozen_under_its_own_name() => Assert.Equal(
        [],
        typeof(ProcessPoolOptions).GetProperties(Own).Select(property => property.Name).Except(typeof(PoolSettings).GetProperties(Own).Select(property => property.Name)));

    [Fact]
    public void Later_changes_of_the_options_have_no_effect()
    {
        var options = new ProcessPoolOptions { Workers = 3, Environment = { ["NAME"] = "first" } };
        PoolSettings settings = PoolSettings.From(options);
        options.Workers = 4;
        options.Environment["NAME"] = "second";
        Assert.Equal(3, settings.Workers);
        Assert.Equal("first", Assert.Single(settings.Environment).Value);
    }
}
