using PoolGen;

namespace Types;

/// <summary>Members of a constructor, required, init-only, and one that stays behind.</summary>
public sealed class Account(int id)
{
    public int Id { get; } = id;

    public required string Owner { get; init; }

    public string? Note { get; init; }

    [PoolIgnore]
    public string? Secret { get; set; }
}
