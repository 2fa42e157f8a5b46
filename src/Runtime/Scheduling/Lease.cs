using System.Runtime.CompilerServices;
using PoolGen.Extensibility;
using PoolGen.Serialization;

namespace PoolGen.Scheduling;

/// <summary>What was sent to a worker and has not ended: a call or a chunk.</summary>
internal struct Lease
{
    internal IPoolSubmission? Submission;

    /// <summary>How long the items of this map or stream take; null for single calls.</summary>
    internal ChunkSizer? Sizer;

    /// <summary>The task's number.</summary>
    internal int Task;

    internal long FirstIndex;

    internal int Count;

    /// <summary>Whether the results of its items are of no use one by one.</summary>
    internal bool OnlyItsEndCounts;

    /// <summary>How many of its items have ended. Written by the worker's reader alone.</summary>
    internal int Done;

    /// <summary>How often the first item has been started, this time included; the others have not.</summary>
    internal int Attempt;

    /// <summary>When its items were accepted, by the <see cref="System.Diagnostics.Stopwatch"/>; 0 while nobody wants to know.</summary>
    internal long AcceptedAt;

    /// <summary>When it was sent, on the pool's clock.</summary>
    internal long SentAt;

    /// <summary>Where its frame starts in the task ring.</summary>
    internal ulong RingStart;

    internal int DefinitionLength;

    internal int PayloadLength;

    /// <summary>A payload that is too large for the ring.</summary>
    internal LargePayload? OutOfBand;

    /// <summary>The payload of a frame that was stopped: those of its items that have not started run elsewhere.</summary>
    internal byte[]? Kept;

    /// <summary>How the item that runs ends, if not by itself.</summary>
    internal LeaseVerdict Verdict;

    /// <summary>The item that the verdict is about; negative: all of them.</summary>
    internal int VerdictIndex;

    /// <summary>Whether there is a verdict on the item that runs. One on an item that has ended meanwhile says nothing about the next.</summary>
    internal readonly bool IsJudged => ReadVerdict() != LeaseVerdict.None && (VerdictIndex < 0 || VerdictIndex >= Done);

    /// <summary>Begins anew, with nothing done and nothing decided. References that stay as they are are not written: each would cost a barrier.</summary>
    internal void Begin(IPoolSubmission submission, ChunkSizer? sizer, LargePayload? outOfBand)
    {
        Submission = submission;
        if (!ReferenceEquals(Sizer, sizer)) Sizer = sizer;
        if (!ReferenceEquals(OutOfBand, outOfBand)) OutOfBand = outOfBand;
        if (Kept is not null) Kept = null;
        Done = 0;
        Verdict = LeaseVerdict.None;
        VerdictIndex = 0;
    }

    /// <summary>The verdict, and <see cref="VerdictIndex"/> with it from then on: any thread.</summary>
    internal readonly LeaseVerdict ReadVerdict() => (LeaseVerdict)Volatile.Read(in Unsafe.As<LeaseVerdict, byte>(ref Unsafe.AsRef(in Verdict)));

    /// <summary>Decides how the item ends; the worker's reader, which takes no lock, must never see the one half without the other.</summary>
    internal void Judge(LeaseVerdict verdict, int index)
    {
        VerdictIndex = index;
        Volatile.Write(ref Unsafe.As<LeaseVerdict, byte>(ref Verdict), (byte)verdict);
    }
}
