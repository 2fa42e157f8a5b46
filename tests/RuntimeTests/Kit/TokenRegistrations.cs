using System.Reflection;

namespace PoolGen.RuntimeTests.Kit;

/// <summary>Counts what is registered on a token. The framework tells nobody: its private lists are read.</summary>
internal static class TokenRegistrations
{
    internal static int Count(CancellationTokenSource source)
    {
        object? registrations = Field(source, "_registrations");
        int count = 0;
        for (object? node = registrations is null ? null : Field(registrations, "Callbacks"); node is not null; node = Field(node, "Next")) count++;
        return count;
    }

    private static object? Field(object owner, string name)
    {
        FieldInfo? field = owner.GetType().GetField(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);
        Assert.NotNull(field);
        return field.GetValue(owner);
    }
}
