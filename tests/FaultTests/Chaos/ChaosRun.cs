using System.Diagnostics;
using System.Globalization;
using PoolGen.FaultTests.Kit;

namespace PoolGen.FaultTests.Chaos;

/// <summary>Rounds of chaos, one pool after the other, until the time is up or something is wrong.</summary>
/// <param name="seed">Where all of it comes from.</param>
/// <param name="hung">Prints what hangs and ends the process.</param>
internal sealed class ChaosRun(int seed, Action<string> hung)
{
    /// <summary>How long a round may take before it counts as hung.</summary>
    private static readonly TimeSpan LongestRound = TimeSpan.FromSeconds(150);

    internal int Rounds { get; private set; }

    internal int Items { get; private set; }

    internal int Kills { get; private set; }

    internal int Stops { get; private set; }

    internal int Lost { get; private set; }

    internal int Doubled { get; private set; }

    /// <summary>How many seconds, from <c>POOLGEN_CHAOS_SECONDS</c> if that is set.</summary>
    internal static TimeSpan Duration(int seconds) => TimeSpan.FromSeconds(
        int.TryParse(Environment.GetEnvironmentVariable("POOLGEN_CHAOS_SECONDS"), CultureInfo.InvariantCulture, out int given) ? given : seconds);

    /// <summary>What is wrong, and with which seed to see it again; null when nothing is.</summary>
    /// <param name="duration">How long.</param>
    /// <param name="first">The round to begin with: one that was wrong can be run alone.</param>
    internal string? Run(TimeSpan duration, int first = 0)
    {
        long started = Stopwatch.GetTimestamp();
        var before = new Leftovers();
        for (int number = first; Stopwatch.GetElapsedTime(started) < duration; number++)
        {
            var plan = new ChaosPlan(unchecked(seed + (number * 104_729)));
            string name = $"round {number} of POOLGEN_SEED={seed} (POOLGEN_CHAOS_ROUND={number}), {plan}";
            var round = new ChaosRound(plan);
            using (new Timer(_ => hung($"the chaos hangs: {name}: {string.Join("; ", round.Book.AllWrong.Take(10))}"), null, LongestRound, Timeout.InfiniteTimeSpan))
            {
                round.Run();
                if (before.WaitForNone() is { } left) round.Book.Wrong(left);
            }

            Add(round);
            if (round.Book.AllWrong.Count > 0)
                return $"{name}: {round.Book.AllWrong.Count} wrong:\n{string.Join('\n', round.Book.AllWrong.Take(20))}";
        }

        return null;
    }

    private void Add(ChaosRound round)
    {
        Rounds++;
        Items += round.Book.Items.Sum(static item => item.Count);
        Kills += round.Kills;
        Stops += round.Stops;
        Lost += round.Book.Lost;
        Doubled += round.Book.Doubled;
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Rounds} rounds, {Items} items, {Kills} kills, {Stops} stops, {Lost} lost, {Doubled} doubled, seed {seed}");
}
