using System.ComponentModel;
using System.Globalization;

namespace PoolGen.Serialization;

/// <summary>Refuses values that are not what their declaration says: writing them would lose members.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DeclaredType
{
    /// <summary>Makes sure that a value's type is the declared one and none derived from it.</summary>
    public static void Require<T>(T value) where T : class
    {
        if (value.GetType() != typeof(T)) throw Mismatch(typeof(T), value.GetType());
    }

    /// <summary>The error for a value whose type has no tag in its union.</summary>
    public static PayloadException NotInUnion<T>(T value) => new(
        $"A value of type '{value?.GetType()}' cannot be sent as '{typeof(T)}': its type is none of those that [PoolUnion] names on '{typeof(T)}'.");

    /// <summary>The error for a tag that a union does not have.</summary>
    public static PayloadException UnknownTag<T>(ushort tag) => new(string.Create(
        CultureInfo.InvariantCulture, $"The payload is malformed: {tag} is not a tag of the union '{typeof(T)}'."));

    /// <summary>The error for null in the place of a struct, which no writer writes.</summary>
    public static PayloadException Missing<T>() where T : struct => PayloadErrors.Missing<T>();

    private static PayloadException Mismatch(Type declared, Type actual) => new(
        $"A value of type '{actual}' cannot be sent where '{declared}' is declared: members would be lost. Declare '{actual}', or name it with [PoolUnion] on '{declared}'.");
}
