using System.Collections.Concurrent;

namespace PoolGen.RuntimeTests.Tasks;

/// <summary>A value that counts how often this process has made it.</summary>
public sealed class Catalogue
{
    private static readonly ConcurrentDictionary<Guid, int> Made = new();

    private readonly Guid _id;

    public required Guid Id
    {
        get => _id;
        init
        {
            _id = value;
            Made.AddOrUpdate(value, 1, static (_, count) => count + 1);
        }
    }

    public Dictionary<string, int> Prices { get; init; } = [];

    public byte[]? Data { get; init; }

    internal static Catalogue Of(params string[] names) => new() { Id = Guid.NewGuid(), Prices = names.Index().ToDictionary(item => item.Item, item => item.Index) };

    /// <summary>How often this process has made a catalogue with this id.</summary>
    internal static int CountOf(Guid id) => Made.GetValueOrDefault(id);
}
