using System.Buffers.Binary;

namespace PoolGen.ClusterTests.Simulation;

/// <summary>One item: what it is going to do, and all that has happened to it.</summary>
internal sealed class SimulatedItem(SimulatedSubmission submission, int index)
{
    internal SimulatedSubmission Submission => submission;

    internal int Index => index;

    internal long Id => ((long)submission.Id << 32) | (uint)index;

    /// <summary>How long it runs at a host of usual speed, in ticks.</summary>
    internal long Duration { get; init; }

    internal bool Throws { get; init; }

    /// <summary>It runs until it is cancelled.</summary>
    internal bool Hangs { get; init; }

    /// <summary>Whether it ends when it is told to, and is killed otherwise.</summary>
    internal bool ObeysToken { get; init; }

    /// <summary>It kills its worker each time.</summary>
    internal bool KillsWorker { get; init; }

    /// <summary>It kills its whole host each time.</summary>
    internal bool KillsHost { get; init; }

    internal int Padding { get; init; }

    internal int Starts { get; set; }

    /// <summary>The loss of a host that had it: nobody knows whether it was the reason.</summary>
    internal object? SuspectOf { get; set; }

    /// <summary>When it was handed to a host last.</summary>
    internal long HandedAt { get; set; } = -1;

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
