using Microsoft.Win32.SafeHandles;
using PoolGen.Serialization;

namespace PoolGen.Sharing;

/// <summary>The shared memory that came along with one result. What of it the result's reader does not claim is given back.</summary>
internal readonly struct Arrivals
{
    private readonly List<SharedMemory> _all;

    /// <exception cref="PoolProtocolException">The worker has sent something else than shared memory.</exception>
    internal Arrivals(List<Attachment> attachments)
    {
        _all = [];
        try
        {
            foreach (Attachment attachment in attachments)
            {
                SharedMemory memory = attachment as SharedMemory ?? Own(attachment);
                memory.IsUnclaimed = true;
                SharedMemories.Keep(memory);
                _all.Add(memory);
            }
        }
        catch
        {
            foreach (SharedMemory memory in _all) memory.Dispose();
            foreach (Attachment attachment in attachments.Skip(_all.Count)) attachment.Dropped();
            throw;
        }
    }

    /// <summary>The result has been read, or will never be.</summary>
    internal void ReleaseUnclaimed()
    {
        foreach (SharedMemory memory in _all)
        {
            if (memory.IsUnclaimed) memory.Dispose();
        }
    }

    private static SharedMemory Own(Attachment attachment)
    {
        if (attachment.Descriptor is not SafeFileHandle handle) throw new PoolProtocolException("A result came without the shared memory that it refers to: this process has no file descriptors left (ulimit -n).");
        MemoryFile? file = NamelessFile.Received(handle, out long length);
        return file is null ? throw new PoolProtocolException("A worker has sent a descriptor that is no shared memory.") : SharedMemory.Own(file, attachment.Key, length);
    }
}
