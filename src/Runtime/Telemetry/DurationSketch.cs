namespace PoolGen.Telemetry;

/// <summary>
/// Times in constant memory, for quantiles: each falls into one of a fixed number of ranges that grow by a constant factor, so that a quantile is
/// off by at most <see cref="RelativeError"/> of its value. (The idea is DDSketch's, by Masson, Rim and Lee.)
/// </summary>
/// <remarks>Not safe for several threads.</remarks>
internal sealed class DurationSketch
{
    internal const double RelativeError = 0.015;

    // From 10 ns to about 11 days.
    private const double Smallest = 1e-8;
    private const int Ranges = 1067;

    private static readonly double Growth = (1 + RelativeError) / (1 - RelativeError);
    private static readonly double PerRange = 1 / Math.Log(Growth);

    private readonly int[] _counts = new int[Ranges];
    private double _seconds;

    internal long Count { get; private set; }

    /// <summary>The mean, in seconds.</summary>
    internal double Mean => Count == 0 ? 0 : _seconds / Count;

    internal void Add(double seconds)
    {
        int range = seconds <= Smallest ? 0 : (int)Math.Min(Ranges - 1, Math.Ceiling(Math.Log(seconds / Smallest) * PerRange));
        _counts[range]++;
        _seconds += seconds;
        Count++;
    }

    /// <summary>Adds all times of another one.</summary>
    internal void Add(DurationSketch other)
    {
        for (int i = 0; i < Ranges; i++) _counts[i] += other._counts[i];
        _seconds += other._seconds;
        Count += other.Count;
    }

    /// <summary>The time in seconds that this part of all times do not exceed.</summary>
    internal double Quantile(double part)
    {
        long rank = Math.Max(1, (long)Math.Ceiling(part * Count));
        long seen = 0;
        for (int i = 0; i < Ranges; i++)
        {
            seen += _counts[i];
            if (seen >= rank && Count > 0) return i == 0 ? Smallest : Smallest * Math.Pow(Growth, i) * 2 / (1 + Growth);
        }

        return 0;
    }
}
