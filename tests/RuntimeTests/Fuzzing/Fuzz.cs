using System.Globalization;

namespace PoolGen.RuntimeTests.Fuzzing;

/// <summary>Runs seeds. <c>POOLGEN_SEED</c> replays one, <c>POOLGEN_FUZZ</c> says how many times the usual number are run.</summary>
internal static class Fuzz
{
    /// <returns>How many seeds gave true.</returns>
    internal static int Run(int seeds, Func<int, bool> one)
    {
        if (Number("POOLGEN_SEED") is { } replayed)
        {
            one(replayed);
            return -1;
        }

        int hits = 0;
        for (int seed = 0; seed < seeds * (Number("POOLGEN_FUZZ") ?? 1); seed++)
        {
            try
            {
                if (one(seed)) hits++;
            }
            catch (Exception e)
            {
                Assert.Fail($"Seed {seed} (replay with POOLGEN_SEED={seed}): {e}");
            }
        }

        return hits;
    }

    /// <summary>Both ends must be seen often: frames that are still valid, and frames that are refused.</summary>
    internal static void AssertBoth(int hits, int seeds)
    {
        if (hits >= 0) Assert.InRange(hits, seeds / 20, seeds - (seeds / 20));
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int value) ? value : null;
}
