using PoolGen.Serialization;
using PoolGen.Wire;

namespace PoolGen.RuntimeTests.Scheduling;

/// <summary>A thread that submits a call as the engine does: the call is counted, then it looks for room until there is some or it is refused.</summary>
internal sealed class SimulatedCaller(SimulatedSubmission call)
{
    private readonly byte[] _arguments = call.Items[0].Encode();
    private long _wait = 10 * SimulatedClock.Millisecond;

    internal SimulatedSubmission Call => call;

    /// <summary>When it looks for room next.</summary>
    internal long LooksAt { get; private set; }

    internal ReadOnlySpan<byte> Arguments => Large is not null ? [] : _arguments;

    internal LargePayload? Large { get; } = call.Items[0].Encode() is { Length: > RegionLayout.LargestInline } large ? new LargePayload(large, []) : null;

    internal void LookAgainLater(long now)
    {
        LooksAt = now + _wait;
        _wait *= 2;
    }
}
