using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PoolGen.Extensibility;
using PoolGen.Serialization;

namespace PoolGen.Scheduling;

/// <summary>A call that waits for a worker for the first time: as little as can be, for there may be millions.</summary>
/// <param name="submission">Whose it is.</param>
/// <param name="storage">The bytes among which its arguments are, or its arguments themselves if they are large.</param>
/// <param name="start">Where its arguments start; the complement of that where the time of its acceptance stands in front of them.</param>
/// <param name="length">How long they are.</param>
internal readonly struct WaitingCall(IPoolSubmission submission, object storage, int start, int length)
{
    /// <summary>How many bytes the time takes.</summary>
    internal const int TimeSize = sizeof(long);

    internal IPoolSubmission Submission => submission;

    /// <summary>When it was accepted, in the time of whoever accepted it; 0 where nobody wanted to know.</summary>
    internal long AcceptedAt => start < 0 ? MemoryMarshal.Read<long>(Unsafe.As<byte[]>(storage).AsSpan(~start - TimeSize)) : Large?.AcceptedAt ?? 0;

    internal LargePayload? Large => storage as LargePayload;

    // To ask whether something is an array of bytes is a call, to ask for a sealed class is none.
    internal ReadOnlySpan<byte> Payload => storage is LargePayload ? default : Unsafe.As<byte[]>(storage).AsSpan(start < 0 ? ~start : start, length);
}
