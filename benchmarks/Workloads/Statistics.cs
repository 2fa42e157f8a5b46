namespace PoolGen.Benchmarks.Workloads;

/// <summary>The one average that is used here.</summary>
internal static class Statistics
{
    /// <summary>The middle value; between the two middle ones if there are two.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
