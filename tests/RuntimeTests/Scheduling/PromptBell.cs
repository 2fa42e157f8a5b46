using PoolGen.Serialization;
using PoolGen.Wire;

namespace PoolGen.RuntimeTests.Scheduling;

/// <summary>A parent that takes all results in the very moment in which it is rung, and is never heard of again.</summary>
internal sealed class PromptBell(SharedRegion region) : IDoorbell
{
    internal int Waits { get; private set; }

    /// <summary>How many bytes of results there were when it first rang.</summary>
    internal long? FirstRungAt { get; private set; }

    public void Ring()
    {
        FirstRungAt ??= region.Int64(RegionLayout.ResultHead);
        Volatile.Write(ref region.Int64(RegionLayout.ResultTail), Volatile.Read(ref region.Int64(RegionLayout.ResultHead)));
        Volatile.Write(ref region.Int32(RegionLayout.ParentSleep), SleepState.Anything);
    }

    public BellEvent Wait(int timeoutMicroseconds)
    {
        Waits++;
        return BellEvent.Gone;
    }

    public void RequestPayload()
    {
    }

    public bool TrySendPayload(LargePayload payload, IReadOnlyList<Attachment>? attachments = null) => false;

    public bool TryAwaitPayload(int length) => false;

    public List<Attachment> DetachAttachments() => [];

    public bool TryReceivePayload(Span<byte> part) => false;

    public void Hang()
    {
    }

    public void Dispose()
    {
    }
}
