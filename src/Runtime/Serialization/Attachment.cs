using System.Runtime.InteropServices;

namespace PoolGen.Serialization;

/// <summary>Something that travels beside a payload's bytes and changes its owner with them.</summary>
internal abstract class Attachment
{
    /// <summary>How the payload refers to it.</summary>
    internal abstract long Key { get; }

    /// <summary>What another process gets of it; null where it finds it by the key.</summary>
    internal abstract SafeHandle? Descriptor { get; }

    /// <summary>It has gone to another process. Somebody in this one has the object itself.</summary>
    internal virtual void Sent()
    {
    }

    /// <summary>The payload is not sent after all.</summary>
    internal virtual void Dropped()
    {
    }
}
