using PoolGen.CompilerServices;
using PoolGen.Extensibility;

namespace PoolGen.Hosting;

/// <summary>Asks a faulted pool for its reason: such a pool refuses every submission with it, and runs nothing.</summary>
internal sealed class FaultProbe : ForwardingSubmission
{
    private FaultProbe()
        : base(new RefusedTask(0, nameof(FaultProbe), "The probe is for faulted pools alone."), [ReadOnlyMemory<byte>.Empty])
    {
    }

    /// <summary>Why the pool is faulted; null if it has been disposed in the meantime.</summary>
    /// <param name="pool">A pool whose state is <see cref="PoolState.Faulted"/>: no other state follows but <see cref="PoolState.Terminated"/>.</param>
    internal static PoolFaultedException? Of(IPool pool)
    {
        try
        {
            pool.Submit(new FaultProbe());
            return null;
        }
        catch (PoolFaultedException fault)
        {
            return fault;
        }
        catch (PoolNotRunningException)
        {
            return null;
        }
    }

    // Nothing is accepted, so nothing ends.
    protected override void OnCompleted(long index, ReadOnlySpan<byte> result, OutcomeEnvelope envelope)
    {
    }

    protected override void OnFailed(long index, ReadOnlySpan<byte> failure, OutcomeEnvelope envelope)
    {
    }

    protected override void OnFailed(long index, Exception failure)
    {
    }

    protected override void OnCancelled(long index)
    {
    }

    protected override void OnReported(long index, ReadOnlySpan<byte> progress)
    {
    }

    protected override void OnEnded()
    {
    }
}
