using System.Globalization;

namespace PoolGen.FaultTests;

/// <summary>How often each fault is made: as often as every change bears, or, with <c>POOLGEN_FAULTS=long</c>, as often as a release deserves.</summary>
internal static class Counts
{
    internal static bool Long { get; } = Environment.GetEnvironmentVariable("POOLGEN_FAULTS") == "long";

    /// <summary>Where the random moments come from: said by a failure, taken from <c>POOLGEN_SEED</c> to try again.</summary>
    internal static int Seed { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("POOLGEN_SEED"), CultureInfo.InvariantCulture, out int seed) ? seed : Environment.TickCount;

    /// <summary>How long a row may take before it counts as hung.</summary>
    internal static TimeSpan Limit { get; } = Long ? TimeSpan.FromMinutes(60) : TimeSpan.FromMinutes(3);

    /// <summary>The round of chaos to begin with: said by a failure, taken from <c>POOLGEN_CHAOS_ROUND</c> to run it alone.</summary>
    internal static int ChaosRound { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("POOLGEN_CHAOS_ROUND"), CultureInfo.InvariantCulture, out int round) ? round : 0;

    internal static int HeadlineKills => Of(500, 5_000);

    internal static int HeadlineTasks => Of(100_000, 1_000_000);

    internal static int Of(int each, int many) => Long ? many : each;
}
