using System.Globalization;

namespace PoolGen.ClusterTests.Kit;

/// <summary>What tasks leave on disk when they start: a file for each start of an item.</summary>
internal static class Marks
{
    /// <summary>How often each item has started.</summary>
    internal static Dictionary<int, int> Of(string folder) => Directory.EnumerateFiles(folder)
        .GroupBy(static file => int.Parse(Path.GetFileName(file).Split('.')[0], CultureInfo.InvariantCulture))
        .ToDictionary(static group => group.Key, static group => group.Count());

    internal static int Count(string folder) => Directory.EnumerateFiles(folder).Count();

    /// <summary>
    /// Every item has one end, none has started twice, and those that succeeded have started. Returns those that were lost.
    /// </summary>
    internal static WorkerLostException[] AssertOneEndEach(AsyncResult<int[]> result, int items, string folder)
    {
        result.Wait();
        Dictionary<int, int> marks = Of(folder);
        Assert.All(marks, static mark => Assert.Equal(1, mark.Value));
        Exception[] failures = result.IsSuccessful ? [] : [.. result.Exception!.InnerExceptions];
        HashSet<int> failed = [.. failures.Select(static failure => Convert.ToInt32(failure.Data["PoolGen.Index"], CultureInfo.InvariantCulture))];
        Assert.Equal(failures.Length, failed.Count);
        Assert.All(Enumerable.Range(0, items).Except(failed), item => Assert.True(marks.ContainsKey(item), $"item {item} succeeded and has not started"));
        return [.. failures.Select(static failure => Assert.IsType<WorkerLostException>(failure))];
    }
}
