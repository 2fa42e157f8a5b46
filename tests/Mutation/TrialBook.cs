using System.Globalization;

namespace PoolGen.Mutation;

/// <summary>What became of each mutant, kept from run to run: later runs try again only those that no test has seen.</summary>
internal sealed class TrialBook
{
    private readonly string _file;
    private readonly Dictionary<string, Trial> _trials = [];

    internal TrialBook(string file)
    {
        _file = file;
        if (!File.Exists(file)) return;
        foreach (string line in File.ReadLines(file))
        {
            string[] part = line.Split('\t');
            var mutant = new Mutant(-1, part[0], part[1], int.Parse(part[2], CultureInfo.InvariantCulture), part[3], part[4], int.Parse(part[5], CultureInfo.InvariantCulture));
            _trials[mutant.Key] = new Trial(mutant, Enum.Parse<Outcome>(part[6]), part[7].Length == 0 ? null : part[7]);
        }
    }

    internal IEnumerable<Trial> Trials => _trials.Values;

    internal bool IsSeen(Mutant mutant) => _trials.TryGetValue(mutant.Key, out Trial? trial) && trial.IsSeen;

    internal void Add(Trial trial)
    {
        _trials[trial.Mutant.Key] = trial;
        Mutant mutant = trial.Mutant;
        File.AppendAllText(_file, string.Join('\t', mutant.Room, mutant.File, mutant.Line, mutant.Was, mutant.Becomes, mutant.Place, trial.Outcome, trial.By) + "\n");
    }
}
