using PoolGen;

namespace WordCount;

/// <summary>What runs in the workers: the map of map and reduce.</summary>
public static class Work
{
    /// <summary>Counts the words of one file.</summary>
    /// <param name="path">The file. Only its name travels to the worker, which reads the text itself.</param>
    [PoolTask]
    public static FileCount CountWords(string path) => new(Environment.ProcessId, Words.Count(Library.TextOf(path)));
}
