using PoolGen.RuntimeTests.Kit;

namespace PoolGen.SpectreTests;

/// <summary>What the tests' workers do.</summary>
internal static class Work
{
    [PoolTask]
    public static int FailIfOdd(int x) => x % 2 == 0 ? x : throw new InvalidOperationException($"{x} is odd");

    [PoolTask]
    public static bool WaitAtGate(string gate, CancellationToken token) => Gate.Pass(gate, token);
}
