using MemoryPack;

namespace PoolGen.Benchmarks.Codec.Beside;

/// <summary>As <see cref="Order"/>, written by MemoryPack also where PoolGen sends it.</summary>
[MemoryPackable]
public sealed partial record MarkedOrder(int Id, string Customer, string Address, DateTime Placed, List<MarkedLine> Lines, List<List<int>> Batches)
{
    /// <summary>The same order.</summary>
    public static MarkedOrder Of(Order order) => new(
        order.Id, order.Customer, order.Address, order.Placed,
        [.. order.Lines.Select(static line => new MarkedLine(line.Article, line.Count, line.Price, line.Unit))], order.Batches);
}
