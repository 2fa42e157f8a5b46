using MemoryPack;

namespace Bookshop;

/// <summary>A version-tolerant type with a callback and a member that no other serializer could set.</summary>
[MemoryPackable(GenerateType.VersionTolerant)]
public sealed partial class Book(string title, int year)
{
    public static int Written { get; private set; }

    public static int Read { get; private set; }

    [MemoryPackOrder(0)]
    public string Title { get; } = title;

    [MemoryPackOrder(1)]
    public int Year { get; } = year;

    [MemoryPackOrder(2), MemoryPackInclude]
    public string? Notes { get; set; }

    [MemoryPackOnSerializing]
    private static void OnWrite() => Written++;

    [MemoryPackOnDeserialized]
    private static void OnRead() => Read++;
}
