using PoolGen;
using PoolGen.Serialization;

namespace Bookshop;

/// <summary>Tasks over types of both kinds.</summary>
public static class Work
{
    [PoolTask]
    public static Shelf Sort(Shelf shelf) =>
        new() { Name = shelf.Name, Books = [.. shelf.Books.OrderBy(static book => book.Title, StringComparer.Ordinal)], Best = shelf.Best };

    [PoolTask]
    public static int CountReads() => Book.Read;

    [PoolTask]
    public static IShape Grow(IShape shape) => new Circle { Radius = ((Circle)shape).Radius + 1 };

    [PoolTask]
    public static Plain Keep(Plain plain) => plain;

    /// <summary>The bytes that PoolGen's codec writes.</summary>
    [PoolTask]
    public static byte[] BytesOf(Plain plain)
    {
        using PayloadBuffer buffer = new();
        PayloadWriter writer = new(buffer);
        WorkTaskDescriptors.Keep.WriteArguments(ref writer, plain);
        writer.Complete();
        return buffer.WrittenSpan.ToArray();
    }
}
