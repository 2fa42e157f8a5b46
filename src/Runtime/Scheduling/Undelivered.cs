using PoolGen.Extensibility;

namespace PoolGen.Scheduling;

/// <summary>A submission threw while it was given an outcome. That is neither the worker's fault nor a reason to give the outcome again.</summary>
internal static class Undelivered
{
    /// <summary>Whether an exception came from the submission: all others say that the rest of a result does not arrive, or that the worker broke the protocol.</summary>
    internal static bool IsSubmissionsOwn(Exception exception) => exception is not (IOException or PoolProtocolException);

    /// <summary>Gives the whole submission up.</summary>
    internal static void GiveUp(IPoolSubmission submission, Exception thrown, ISubmissionHost host)
    {
        try
        {
            submission.Abandon(new PoolException($"The task '{submission.Task.Name}' ended, and its submission threw when it was told: {thrown.Message}", thrown));
        }
        catch (Exception)
        {
            // It does not even take that: the pool forgets it.
            host.Ended(submission);
        }
    }
}
