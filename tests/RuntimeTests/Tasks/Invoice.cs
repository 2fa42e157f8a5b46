using Vectors;

namespace PoolGen.RuntimeTests.Tasks;

/// <summary>A type with members of every kind: of a constructor, init-only, required, a field, a union, a struct with references.</summary>
public class Invoice(Guid id, decimal[] prices)
{
    public Guid Id { get; } = id;

    public decimal[] Prices { get; } = prices;

    public required string? Customer { get; init; }

    public (DateTime Due, bool Paid)? Terms { get; set; }

    public Dictionary<string, List<RecStruct>>? Lines { get; set; }

    public IShape? Shape { get; init; }
}
