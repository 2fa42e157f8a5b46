using System.Globalization;
using PoolGen.Mutation;

// Mutation testing of the rooms in Room.All: see docs/testing.md.
string root = Repository.Root;
string? only = Option("--room");
int seed = int.Parse(Option("--seed") ?? "1", CultureInfo.InvariantCulture);
int? count = Option("--count") is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : null;
var book = new TrialBook(Path.Combine(root, "artifacts", "mutation", "trials.tsv"));

if (!args.Contains("--report"))
{
    IReadOnlyList<Room> rooms = [.. Room.All.Where(room => only is null || room.Name == only)];
    var tree = new MutatedTree(root);
    if (args.Contains("--built")) tree.WriteMutants();
    else tree.Build(rooms);
    Console.WriteLine($"{tree.Mutants.Count} mutants compile, {tree.Dropped} do not");
    foreach (Room room in rooms)
    {
        Mutant[] mutants = [.. tree.Mutants.Where(mutant => mutant.Room == room.Name)];
        new Random(seed).Shuffle(mutants);
        Mutant[] open = [.. mutants.Take(count ?? room.Count).Where(mutant => !book.IsSeen(mutant))];
        if (args.Contains("--fresh")) open = [.. mutants.Take(count ?? room.Count)];
        if (open.Length == 0) continue;
        var run = new TestRun(tree, args.Contains("--wider") ? room with { Classes = room.Wider } : room);
        run.Begin();
        foreach (Trial trial in run.Try(open))
        {
            book.Add(trial);
            Console.WriteLine($"{trial.Outcome}: {trial.Mutant.File}:{trial.Mutant.Line}: {trial.Mutant.Was} → {trial.Mutant.Becomes} {trial.By}");
        }
    }
}

Report.Write(root, seed, book);

string? Option(string name)
{
    int at = Array.IndexOf(args, name);
    return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
}
