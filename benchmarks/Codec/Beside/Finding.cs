namespace PoolGen.Benchmarks.Codec.Beside;

/// <summary>What a contest came to.</summary>
/// <param name="Nanoseconds">PoolGen's processor time for one value, the median.</param>
/// <param name="Ratio">PoolGen's time divided by MemoryPack's, the median of the rounds.</param>
/// <param name="Low">The ratio's lower quartile.</param>
/// <param name="High">The ratio's upper quartile.</param>
/// <param name="Allocated">Bytes that PoolGen allocates for one value.</param>
/// <param name="PeerAllocated">Bytes that MemoryPack allocates for one value.</param>
internal sealed record Finding(double Nanoseconds, double Ratio, double Low, double High, long Allocated, long PeerAllocated)
{
    /// <summary>Whether PoolGen is slower beyond the spread, or allocates more.</summary>
    public bool IsWorse => Low > 1.0 || Allocated > PeerAllocated;

    /// <summary>Measures the same contest in several places.</summary>
    public static Finding Of(Contest[] places)
    {
        places[0].WarmUp();
        (double Nanoseconds, double Ratio)[] rounds = [.. places.SelectMany(static place => place.Measure())];
        double[] ratios = [.. rounds.Select(static round => round.Ratio).Order()];
        double[] times = [.. rounds.Select(static round => round.Nanoseconds).Order()];
        return new Finding(
            times[times.Length / 2], ratios[ratios.Length / 2], ratios[ratios.Length / 4], ratios[3 * ratios.Length / 4],
            Contest.Allocated(places[0].Ours), Contest.Allocated(places[0].Theirs));
    }
}
