namespace PoolGen.Benchmarks.Codec;

/// <summary>A record with strings and nested lists, as applications have them.</summary>
public sealed record Order(int Id, string Customer, string Address, DateTime Placed, List<Line> Lines, List<List<int>> Batches)
{
    /// <summary>Orders that look alike and differ.</summary>
    public static Order[] Some(int count)
    {
        Random random = new(1);
        return [.. Enumerable.Range(0, count).Select(id => new Order(
            id,
            $"Customer {random.Next(10_000)}",
            $"{random.Next(1, 200)} Gr\u00fcne Stra\u00dfe, {random.Next(10_000, 99_999)} Berlin",
            DateTime.UnixEpoch.AddSeconds(random.Next()),
            [.. Enumerable.Range(0, 10).Select(_ => new Line($"Article {random.Next(100_000)}", random.Next(1, 20), Math.Round(random.NextDouble() * 100, 2), "piece"))],
            [.. Enumerable.Range(0, 4).Select(_ => Enumerable.Range(0, 8).Select(_ => random.Next()).ToList())]))];
    }
}
