namespace Bookshop;

/// <summary>A plain type around MemoryPack's.</summary>
public sealed class Shelf
{
    public required string Name { get; init; }

    public required List<Book> Books { get; init; }

    public (int Place, Book Book) Best { get; init; }
}
