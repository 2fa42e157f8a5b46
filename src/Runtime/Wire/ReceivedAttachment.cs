using Microsoft.Win32.SafeHandles;
using PoolGen.Serialization;

namespace PoolGen.Wire;

/// <summary>What came over the doorbell's socket beside a payload.</summary>
internal sealed class ReceivedAttachment(long key, SafeFileHandle? descriptor) : Attachment
{
    internal override long Key => key;

    internal override SafeFileHandle? Descriptor => descriptor;

    internal override void Dropped() => descriptor?.Dispose();
}
