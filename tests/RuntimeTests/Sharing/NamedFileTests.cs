using PoolGen.RuntimeTests.Kit;
using PoolGen.Sharing;

namespace PoolGen.RuntimeTests.Sharing;

/// <summary>The files that serve as shared memory where a system has none without a name. They are tried here by themselves: this system does not use them.</summary>
[Watchdog]
public sealed class NamedFileTests
{
    private const int Length = 10_000;

    [Fact]
    public void Whoever_knows_process_and_key_opens_it_until_it_is_disposed()
    {
        const long key = 0x1234_5678_9ABC_DEF0;
        NamedFile file = NamedFile.Create(key, Length);
        file.Write([1, 2, 3], at: 5);
        Assert.Null(NamedFile.Open(Environment.ProcessId, key + 1, writable: false));
        using (NamedFile? opened = NamedFile.Open(Environment.ProcessId, key, writable: true))
        {
            Assert.Equal(Length, opened!.Length);
            Assert.Equal([0, 1, 2, 3, 0], Span(opened.Map(Length, writable: false)).Slice(4, 5).ToArray());
            Span(opened.Map(Length, writable: true))[0] = 9;
        }

        Assert.Equal(9, Span(file.Map(Length, writable: false))[0]);
        file.Dispose();
        Assert.Null(NamedFile.Open(Environment.ProcessId, key, writable: false));
    }

    [Fact]
    public void An_array_over_such_a_file_can_be_used_and_disposed()
    {
        const long key = 0x0FED_CBA9_8765_4321;
        using SharedMemory memory = SharedMemory.Own(NamedFile.Create(key, Length), key, Length);
        var array = new SharedArray<byte>(new MemoryView(memory, 0, Length, IsWhole: true, default));
        array.Span.Fill(7);
        Assert.Equal(7, array.AsReadOnly()[Length - 1]);
        array.Dispose();
        Assert.Throws<ObjectDisposedException>(() => array[0]);
        Assert.Null(NamedFile.Open(Environment.ProcessId, key, writable: false));
    }

    private static unsafe Span<byte> Span(MappedMemory mapped) => new((void*)mapped.Address, Length);
}
