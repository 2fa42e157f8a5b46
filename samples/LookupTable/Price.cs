using System.Globalization;
using PoolGen;

namespace LookupTable;

/// <summary>The tasks, and the table that they share with the initializer of their own process.</summary>
public static class Price
{
    private static Dictionary<string, long> _prices = [];
    private static int _timesLoaded;

    /// <summary>How many entries the table of this process has.</summary>
    public static int Entries => _prices.Count;

    // snippet: lookup-tasks
    /// <summary>Fills the table. It is the initializer, so it runs once in each worker.</summary>
    [PoolTask]
    public static void Load(string file)
    {
        _prices = File.ReadLines(file).Select(line => line.Split(';')).ToDictionary(pair => pair[0], pair => long.Parse(pair[1], CultureInfo.InvariantCulture));
        _timesLoaded++;
    }

    /// <summary>Looks one price up.</summary>
    [PoolTask]
    public static Quote Find(string item) =>
        _prices.TryGetValue(item, out long price) ? new Quote(price, _timesLoaded) : throw new KeyNotFoundException($"There is no '{item}'.");
    // end snippet
}
