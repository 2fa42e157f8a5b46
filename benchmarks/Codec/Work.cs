namespace PoolGen.Benchmarks.Codec;

/// <summary>Tasks whose codecs are measured; none of them runs.</summary>
public static class Work
{
    [PoolTask]
    public static Order[] Orders(Order[] orders) => orders;

    [PoolTask]
    public static double[] Numbers(double[] numbers) => numbers;
}
