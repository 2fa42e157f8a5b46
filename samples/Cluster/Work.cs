using PoolGen;
using WordCount;

namespace Cluster;

/// <summary>What hosts run.</summary>
public static class Work
{
    /// <summary>Counting twice harms nobody: what a lost host had is counted again by another one.</summary>
    [PoolTask(Idempotent = true)]
    public static Dictionary<string, int> CountWords(string text) => Words.Count(text);
}
