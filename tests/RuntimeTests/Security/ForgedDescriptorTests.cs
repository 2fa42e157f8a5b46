using Microsoft.Win32.SafeHandles;
using PoolGen.RuntimeTests.Kit;
using PoolGen.Serialization;
using PoolGen.Sharing;
using PoolGen.Wire;

namespace PoolGen.RuntimeTests.Security;

/// <summary>What a worker sends along with a result is believed only where it is shared memory that nobody can make shorter.</summary>
[Watchdog]
public sealed class ForgedDescriptorTests
{
    [Fact]
    public void A_file_that_is_no_shared_memory_is_refused_and_closed()
    {
        string path = Path.GetTempFileName();
        using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, FileOptions.DeleteOnClose);
        Refuse(file);
        using SafeFileHandle device = File.OpenHandle("/dev/null");
        Refuse(device);
    }

    [Fact]
    public void Memory_that_could_be_made_shorter_is_refused()
    {
        const uint sealable = 2;
        using var handle = new SafeFileHandle(Interop.LibC.CreateMemoryFile("poolgen-test", sealable), ownsHandle: true);
        RandomAccess.SetLength(handle, 4096);
        Refuse(handle);
    }

    [Fact]
    public void An_attachment_without_its_descriptor_is_refused() => Refuse(null);

    [Fact]
    public void Memory_under_the_key_of_another_is_refused_and_the_other_stays()
    {
        using SharedMemory own = SharedMemory.Create(4096);
        List<Attachment> received = Receive(own.Key, (SafeFileHandle)own.Descriptor!);
        Assert.Throws<PoolProtocolException>(() => new Arrivals(received));
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.Same(own, SharedMemories.Find(own.Reference, writable: false));
    }

    [Fact]
    public void Shared_memory_arrives_with_its_bytes()
    {
        SharedMemory sent = SharedMemory.Create(4096);
        sent.Write([1, 2, 3]);
        List<Attachment> received = Receive(sent.Key, (SafeFileHandle)sent.Descriptor!);
        sent.Dispose();
        var arrivals = new Arrivals(received);
        SharedMemory arrived = SharedMemories.Find(sent.Reference, writable: false);
        Assert.Equal([1, 2, 3], new MemoryView(arrived, 0, 3, IsWhole: true, default).Span<byte>(writable: false, typeof(byte)).ToArray());
        arrivals.ReleaseUnclaimed();
        Assert.True(arrived.IsGone);
    }

    [Fact]
    public void More_attachments_than_a_result_may_have_end_the_worker()
    {
        using var pair = new SocketPair();
        using var bell = new SocketDoorbell(pair.Right);
        byte[] one = [(byte)'A', .. new byte[sizeof(long)]];
        Assert.Throws<PoolProtocolException>(() =>
        {
            for (int i = 0; i < 20_000; i++)
            {
                pair.Left.Send(one);
                bell.Wait(-1);
            }
        });
    }

    private static void Refuse(SafeFileHandle? handle)
    {
        List<Attachment> received = Receive(77, handle);
        Assert.Throws<PoolProtocolException>(() => new Arrivals(received));
        Assert.True(received[0].Descriptor is null or { IsClosed: true });
    }

    private static List<Attachment> Receive(long key, SafeFileHandle? handle)
    {
        using var pair = new SocketPair();
        using var sender = new LinuxSocket(new SafeFileHandle(pair.Left.Handle, ownsHandle: false));
        using var bell = new SocketDoorbell(pair.Right);
        Assert.True(sender.Send([(byte)'A', .. BitConverter.GetBytes(key)], handle));
        Assert.True(sender.Send([(byte)'P', 0]));
        Assert.Equal(BellEvent.Rung, bell.Wait(-1));
        Assert.True(bell.TryAwaitPayload(1));
        return bell.DetachAttachments();
    }
}
