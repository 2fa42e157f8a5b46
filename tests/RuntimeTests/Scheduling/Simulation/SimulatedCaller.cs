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

    internal bool IsLarge => _arguments.Length > RegionLayout.LargestInline;

    internal ReadOnlySpan<byte> Arguments => IsLarge ? [] : _arguments;

    internal LargePayload? Large => IsLarge ? new LargePayload(_arguments, []) : null;

    internal void LookAgainLater(long now)
    {
        LooksAt = now + _wait;
        _wait *= 2;
    }
}
