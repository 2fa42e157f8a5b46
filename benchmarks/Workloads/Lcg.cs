using System.Runtime.CompilerServices;

namespace PoolGen.Benchmarks.Workloads;

/// <summary>
/// Work whose answer is known without doing it: a linear congruential generator (the constants of "Numerical Recipes"),
/// stepped one by one by all contenders, in one leap by the harness that checks them.
/// </summary>
internal static class Lcg
{
    private const uint Multiplier = 1664525;
    private const uint Increment = 1013904223;

    /// <summary>
    /// Takes each step. Compiled for good at once: serial and parallel runs must execute the same code from the first call on. Never as a part
    /// of its caller: one that does not use the result would be compiled again without the steps.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static uint Run(uint seed, int steps)
    {
        for (int i = 0; i < steps; i++) seed = (seed * Multiplier) + Increment;
        return seed;
    }

    /// <summary>Takes all steps at once: two steps are a step of the same form with other constants.</summary>
    public static uint Leap(uint seed, long steps)
    {
        uint multiplier = Multiplier;
        uint increment = Increment;
        for (; steps > 0; steps >>= 1)
        {
            if ((steps & 1) != 0) seed = (seed * multiplier) + increment;
            increment *= multiplier + 1;
            multiplier *= multiplier;
        }

        return seed;
    }
}
