using PoolGen.Engines;

namespace PoolGen.Scheduling;

/// <summary>An outcome that was decided under the pool's lock, to be given once the lock is left.</summary>
/// <param name="Source">Whose items end.</param>
/// <param name="Kind">How.</param>
/// <param name="FirstIndex">The first of them.</param>
/// <param name="Count">How many.</param>
/// <param name="Failure">With what, if they fail.</param>
internal sealed record PendingEnd(IPoolSubmission Source, PendingEndKind Kind, long FirstIndex, int Count, Exception? Failure)
{
    /// <summary>Gives the outcome; returns whether the whole submission has ended with it.</summary>
    internal bool Give()
    {
        try
        {
            return Kind switch
            {
                PendingEndKind.Fail => Source.Fail(FirstIndex, Count, Failure!),
                PendingEndKind.Cancel => Source.Cancel(FirstIndex, Count),
                _ => Source.Abandon(Failure!),
            };
        }
        catch (Exception e)
        {
            return Undelivered.GiveUp(Source, e);
        }
    }
}
