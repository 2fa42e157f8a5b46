namespace PoolGen.RuntimeTests.Serialization.Reference;

/// <summary>A reader that remembers where counts stand.</summary>
internal sealed class CountingReader(Stream stream, List<int>? counts) : BinaryReader(stream)
{
    public int ReadCount()
    {
        int at = (int)BaseStream.Position;
        int count = ReadInt32();
        if (count != -1) counts?.Add(at);
        return count;
    }
}
