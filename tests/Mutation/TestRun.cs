using System.Diagnostics;
using System.Globalization;

namespace PoolGen.Mutation;

/// <summary>The tests of one room: first without a mutant, which shows what they reach and how long they take, then with one mutant after the other.</summary>
internal sealed class TestRun(MutatedTree tree, Room room)
{
    private const int Batch = 12;
    private const int None = -1;

    private readonly HashSet<int> _reached = [];
    private TimeSpan _limit = TimeSpan.FromMinutes(15);

    /// <summary>Runs the tests without a mutant, once to compile them and once to see how long they take.</summary>
    /// <exception cref="InvalidOperationException">They are red.</exception>
    internal void Begin()
    {
        long started = 0;
        using var host = new TestHost(tree, room, [None, None]);
        for (int i = 0; i < 2; i++)
        {
            started = Stopwatch.GetTimestamp();
            string[]? said = host.Next(_limit);
            if (said is not [_, _, "green", ..]) throw new InvalidOperationException($"The tests of {room.Name} are red without a mutant: {(said is null ? host.Rest : string.Join(' ', said[..4]))}");
            _reached.UnionWith(said[4].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(static id => int.Parse(id, CultureInfo.InvariantCulture)));
        }

        TimeSpan usual = Stopwatch.GetElapsedTime(started);
        _limit = TimeSpan.FromSeconds(30) + (10 * usual);
        Console.WriteLine($"{room.Name}: green without a mutant in {usual.TotalSeconds:F1} s; {_reached.Count} mutants are reached");
    }

    /// <summary>Tries mutants, several in one process. At its end the tests must be green without one: else each is tried again in a process of its own.</summary>
    internal IEnumerable<Trial> Try(IEnumerable<Mutant> mutants)
    {
        foreach (Mutant mutant in mutants.Where(mutant => !_reached.Contains(mutant.Id))) yield return new Trial(mutant, Outcome.NotReached, null);
        foreach (Mutant[] batch in mutants.Where(mutant => _reached.Contains(mutant.Id)).Chunk(Batch))
        {
            List<Trial> trials = TryTogether(batch, out bool isSpoiled);
            foreach (Trial trial in trials)
            {
                yield return isSpoiled && trial.Outcome == Outcome.Killed ? TryTogether([trial.Mutant], out _)[0] : trial;
            }
        }
    }

    private List<Trial> TryTogether(Mutant[] mutants, out bool isSpoiled)
    {
        List<Trial> trials = [];
        isSpoiled = false;
        while (trials.Count < mutants.Length)
        {
            using var host = new TestHost(tree, room, [None, .. mutants[trials.Count..].Select(static mutant => mutant.Id), None]);
            if (host.Next(_limit) is not [_, _, "green", ..]) throw new InvalidOperationException($"The tests of {room.Name} are red without a mutant.");
            while (trials.Count < mutants.Length)
            {
                Mutant mutant = mutants[trials.Count];
                string[]? said = host.Next(_limit);
                trials.Add(said switch
                {
                    [_, _, "green", ..] => new Trial(mutant, Outcome.Survived, null),
                    [_, _, _, var by, ..] => new Trial(mutant, Outcome.Killed, by),
                    _ => new Trial(mutant, host.TimedOut ? Outcome.TimedOut : Outcome.Killed, host.TimedOut ? null : "the test host crashed"),
                });
                if (said is null) break;
                if (trials.Count == mutants.Length) isSpoiled = host.Next(_limit) is not [_, _, "green", ..];
            }
        }

        return trials;
    }
}
