namespace PoolGen.Generator.Parsing;

/// <summary>The unmanaged types that the runtime copies as blocks, and what their bits must satisfy.</summary>
internal static class KnownBits
{
    /// <summary>The check of types in which every bit pattern is valid.</summary>
    public const string Any = "";

    /// <summary>Metadata name and check of each type; numbers, <c>char</c> and enums need no line.</summary>
    public static readonly (string MetadataName, string Check)[] All =
    [
        ("System.Boolean", "BooleanCheck"),
        ("System.Decimal", "DecimalCheck"),
        ("System.DateTime", "DateTimeCheck"),
        ("System.DateTimeOffset", "DateTimeOffsetCheck"),
        ("System.DateOnly", "DateOnlyCheck"),
        ("System.TimeOnly", "TimeOnlyCheck"),
        ("System.Text.Rune", "RuneCheck"),
        ("System.Guid", Any),
        ("System.TimeSpan", Any),
        ("System.Half", Any),
        ("System.Int128", Any),
        ("System.UInt128", Any),
        ("System.Numerics.Complex", Any),
        ("System.Numerics.Vector2", Any),
        ("System.Numerics.Vector3", Any),
        ("System.Numerics.Vector4", Any),
        ("System.Numerics.Matrix3x2", Any),
        ("System.Numerics.Matrix4x4", Any),
        ("System.Numerics.Quaternion", Any),
        ("System.Numerics.Plane", Any),
    ];

    private static readonly Dictionary<string, string> ByMetadataName =
        All.ToDictionary(static row => row.MetadataName, static row => row.Check, StringComparer.Ordinal);

    /// <summary>The check of a type, <see cref="Any"/>, or null where it is not listed.</summary>
    public static string? Find(string metadataName) => ByMetadataName.TryGetValue(metadataName, out string? check) ? check : null;
}
