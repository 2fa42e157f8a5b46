using System.Buffers.Binary;

namespace PoolGen.RuntimeTests.Scheduling;

/// <summary>One item: what it is going to do, and all that has happened to it.</summary>
internal sealed class SimulatedItem(SimulatedSubmission submission, int index)
{
    internal SimulatedSubmission Submission => submission;

    internal int Index => index;

    internal long Id => ((long)submission.Id << 32) | (uint)index;

    internal long Duration { get; init; }

    internal bool Hangs { get; init; }

    internal bool ObeysToken { get; init; }

    internal bool Throws { get; init; }

    /// <summary>Its arguments cannot be encoded.</summary>
    internal bool Unsendable { get; init; }

    internal int Padding { get; init; }

    internal bool Taken { get; set; }

    internal int Starts { get; set; }

    /// <summary>When its worker came to it, a moment before it started.</summary>
    internal long ReachedAt { get; set; }

    internal long StartedAt { get; set; }

    internal long CommittedAt { get; set; } = -1;

    internal SimulatedWorker? Worker { get; set; }

    /// <summary>How it ended, in a word.</summary>
    internal string? Outcome { get; set; }

    internal byte[] Encode()
    {
        var bytes = new byte[sizeof(long) + Padding];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, Id);
        bytes.AsSpan(sizeof(long)).Fill((byte)(Id * 31));
        return bytes;
    }

    public override string ToString() => $"{submission}[{index}]";
}
