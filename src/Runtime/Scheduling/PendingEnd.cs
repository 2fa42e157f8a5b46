using PoolGen.Extensibility;

namespace PoolGen.Scheduling;

/// <summary>An outcome that was decided under the pool's lock, to be given once the lock is left.</summary>
/// <param name="Submission">Whose items end.</param>
/// <param name="Kind">How.</param>
/// <param name="FirstIndex">The first of them.</param>
/// <param name="Count">How many.</param>
/// <param name="Failure">With what, if they fail.</param>
internal sealed record PendingEnd(IPoolSubmission Submission, PendingEndKind Kind, long FirstIndex, int Count, Exception? Failure)
{
    /// <summary>Gives the outcome.</summary>
    internal void Give(ISubmissionHost host)
    {
        try
        {
            switch (Kind)
            {
                case PendingEndKind.Fail:
                    Submission.Fail(FirstIndex, Count, Failure!);
                    break;
                case PendingEndKind.Cancel:
                    Submission.Cancel(FirstIndex, Count);
                    break;
                default:
                    Submission.Abandon(Failure!);
                    break;
            }
        }
        catch (Exception e)
        {
            Undelivered.GiveUp(Submission, e, host);
        }
    }
}
