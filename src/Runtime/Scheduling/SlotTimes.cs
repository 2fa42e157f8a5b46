namespace PoolGen.Scheduling;

/// <summary>How long the workers of one slot have started, waited and worked, on the pool's clock.</summary>
/// <remarks>Used under the pool's lock.</remarks>
internal sealed class SlotTimes
{
    private readonly long[] _times = new long[(int)SlotPhase.Busy + 1];

    /// <summary>What it does now.</summary>
    internal SlotPhase Phase { get; private set; }

    /// <summary>Since when.</summary>
    internal long Since { get; private set; }

    /// <summary>How long the last start took.</summary>
    internal long StartTime { get; private set; }

    /// <summary>It does something else from now on. A time before the last one counts as that.</summary>
    internal void Enter(SlotPhase phase, long now)
    {
        if (now < Since) now = Since;
        long time = now - Since;
        _times[(int)Phase] += time;
        if (Phase == SlotPhase.Starting && phase == SlotPhase.Waiting) StartTime = time;
        (Phase, Since) = (phase, now);
    }

    /// <summary>How long it has done this so far.</summary>
    internal long Of(SlotPhase phase, long now) => _times[(int)phase] + (phase == Phase ? Math.Max(0, now - Since) : 0);
}
