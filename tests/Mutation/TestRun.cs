using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PoolGen.Mutation;

/// <summary>The tests of one room: first without a mutant, which shows what they reach and how long they take, then with one mutant at a time.</summary>
internal sealed partial class TestRun(MutatedTree tree, Room room)
{
    private const string FewerSeeds = "200";

    private readonly HashSet<int> _reached = [];
    private TimeSpan _limit = TimeSpan.FromMinutes(10);

    /// <summary>Runs the tests without a mutant.</summary>
    /// <exception cref="InvalidOperationException">They are red.</exception>
    internal void Begin()
    {
        string notes = Directory.CreateTempSubdirectory("poolgen-reached-").FullName;
        try
        {
            long started = Stopwatch.GetTimestamp();
            (int? code, string output) = Run(("POOLGEN_MUTANTS_REACHED", notes));
            if (code != 0) throw new InvalidOperationException($"The tests of {room.Name} are red without a mutant:{Environment.NewLine}{output}");
            TimeSpan usual = Stopwatch.GetElapsedTime(started);
            _limit = TimeSpan.FromSeconds(20) + (5 * usual);
            _reached.UnionWith(Directory.GetFiles(notes).Select(static file => int.Parse(Path.GetFileName(file), CultureInfo.InvariantCulture)));
            Console.WriteLine($"{room.Name}: green without a mutant in {usual.TotalSeconds:F0} s; {_reached.Count} mutants are reached");
        }
        finally
        {
            Directory.Delete(notes, recursive: true);
        }
    }

    internal Trial Try(Mutant mutant)
    {
        if (!_reached.Contains(mutant.Id)) return new Trial(mutant, Outcome.NotReached, null);
        (int? code, string output) = Run(("POOLGEN_MUTANT", mutant.Id.ToString(CultureInfo.InvariantCulture)));
        return code switch
        {
            null => new Trial(mutant, Outcome.TimedOut, null),
            0 => new Trial(mutant, Outcome.Survived, null),
            _ => new Trial(mutant, Outcome.Killed, RedTest().Match(output) is { Success: true } red ? red.Groups["name"].Value : "the test host crashed"),
        };
    }

    private (int? Code, string Output) Run((string, string) variable) => Commands.Run(
        tree.Root, "dotnet", ["vstest", tree.TestAssembly(room), $"--TestCaseFilter:{room.Filter}"], _limit, variable, ("POOLGEN_SEEDS", FewerSeeds));

    [GeneratedRegex(@"^\s+Failed (?<name>[^\s(]+)", RegexOptions.Multiline)]
    private static partial Regex RedTest();
}
