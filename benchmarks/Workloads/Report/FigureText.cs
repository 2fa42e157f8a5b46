using System.Globalization;

namespace PoolGen.Benchmarks.Workloads.Report;

/// <summary>Figures as they are printed: three digits that count.</summary>
internal static class FigureText
{
    /// <summary>With its unit.</summary>
    public static string Of(double value, string unit) => unit.Length == 0 ? Of(value) : $"{Of(value)} {unit}";

    /// <summary>Without.</summary>
    public static string Of(double value) => Math.Abs(value) switch
    {
        >= 1_000 => value.ToString("N0", CultureInfo.InvariantCulture),
        >= 100 => value.ToString("F0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("F1", CultureInfo.InvariantCulture),
        >= 1 => value.ToString("F2", CultureInfo.InvariantCulture),
        _ => value.ToString("0.###", CultureInfo.InvariantCulture),
    };
}
