using System.Runtime.InteropServices;

namespace PoolGen.Wire;

/// <summary>How long one item ran, as its worker measured it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ItemSample
{
    internal const int Size = 24;

    /// <summary>When it started, in <see cref="System.Diagnostics.Stopwatch"/> ticks.</summary>
    internal long StartedAt;

    /// <summary>How long it ran, in the same ticks.</summary>
    internal long Duration;

    /// <summary>Its frame.</summary>
    internal uint Sequence;

    /// <summary>Its place within the frame.</summary>
    internal int Index;
}
