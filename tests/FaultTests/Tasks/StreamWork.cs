namespace PoolGen.FaultTests.Tasks;

/// <summary>What the tests of streams run.</summary>
public static class StreamWork
{
    [PoolTask]
    public static int Double(int x) => 2 * x;
}
