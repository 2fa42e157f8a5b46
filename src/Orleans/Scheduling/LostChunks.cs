using PoolGen.Extensibility;

namespace PoolGen.Orleans.Scheduling;

/// <summary>
/// Decides what becomes of items that a lost session had. All of them may have run: those of idempotent tasks run again, as often as their tasks allow, the
/// others end. Owns nothing: it reads the session.
/// </summary>
/// <remarks>Used under the pool's lock.</remarks>
internal sealed class LostChunks(ReturnedChunks returned, EndList ends, ClusterCounts counts)
{
    /// <summary>A session is over.</summary>
    /// <param name="session">The session.</param>
    /// <param name="isDead">Whether its host is lost with it: then any of its items may be why, and they run one after the other.</param>
    /// <param name="why">Why, in words.</param>
    internal void Recover(RemoteSession session, bool isDead, string why)
    {
        SuspectGroup? suspects = isDead ? new SuspectGroup() : null;
        foreach (HandedChunk chunk in session.Chunks.Values)
        {
            foreach ((int first, int count) in chunk.OpenRuns()) Recover(chunk.Items.Slice(first, count), session.Name, suspects, why);
        }

        if (session.Suspects is { } group) returned.Settle(group);
        if (suspects is not null) returned.Add(suspects);
    }

    /// <summary>A worker of a host died with an item: it alone is to blame.</summary>
    internal void Recover(WaitingChunk item, Exception failure)
    {
        if (item.Submission.IsCancelled) ends.Cancel(item.Submission, item.FirstIndex, item.Count);
        else if (!TryAgain(item, null)) Lose(item.Submission, item.FirstIndex, failure);
    }

    private void Recover(WaitingChunk items, string host, SuspectGroup? suspects, string why)
    {
        if (items.Submission.IsCancelled) ends.Cancel(items.Submission, items.FirstIndex, items.Count);
        else if (!TryAgain(items, suspects)) Lose(items, host, why);
    }

    private bool TryAgain(WaitingChunk items, SuspectGroup? suspects)
    {
        if (items.Attempt >= HandOver.MostAttempts(items.Submission)) return false;
        counts.Retried += items.Count;
        returned.Add(items with { Attempt = items.Attempt + 1, Group = suspects ?? items.Group });
        return true;
    }

    // Each item has an exception of its own: a map writes into it which one it was.
    private void Lose(WaitingChunk items, string host, string why)
    {
        for (int i = 0; i < items.Count; i++) Lose(items.Submission, items.FirstIndex + i, Lost(items, host, why));
    }

    private void Lose(IPoolSubmission submission, long index, Exception failure)
    {
        counts.Lost++;
        ends.Fail(submission, index, 1, failure);
    }

    private static WorkerLostException Lost(WaitingChunk items, string host, string why)
    {
        IPoolSubmission submission = items.Submission;
        return new WorkerLostException($"The host '{host}' was lost while it had an item of the task '{submission.Task.Name}': {why}. The item may have run.")
        {
            TaskName = submission.Task.Name,
            HostName = host,
            Reason = why,
            Attempts = items.Attempt,
        };
    }
}
