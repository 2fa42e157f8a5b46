using PoolGen.Extensibility;

namespace PoolGen.Orleans.Scheduling;

/// <summary>Hands items to hosts, and notes when a host has none of a chunk any more.</summary>
/// <remarks>Used under the pool's lock.</remarks>
internal sealed class HandOver(ClusterSettings settings, ReturnedChunks returned)
{
    private long _chunks;

    /// <summary>Hands items to a host: from here on they may run there.</summary>
    internal void Hand(RemoteSession session, WaitingChunk items, int chunkSize)
    {
        IPoolSubmission submission = items.Submission;
        var chunk = new HandedChunk(++_chunks, items, session.TaskOf(submission.Task));
        SubmissionEnvelope envelope = submission.Envelope;
        session.Hand(chunk, new WorkChunk(chunk.Id, submission.Task, EnvelopeOf(submission, envelope, items.Attempt), items.Count, chunkSize, items.Items));
        if (items.Group is not { } group) return;
        group.Handed = chunk;
        session.Suspects = group;
    }

    /// <summary>Items of a chunk have ended or come back.</summary>
    internal void Settle(RemoteSession session, HandedChunk chunk)
    {
        if (chunk.Open > 0 || chunk.Items.Group is not { } group || !ReferenceEquals(group.Handed, chunk)) return;
        session.Suspects = null;
        returned.Settle(group);
    }

    /// <summary>How often an item is started at most, in the whole cluster.</summary>
    internal static int MostAttempts(IPoolSubmission submission) =>
        submission.Task.Idempotent ? submission.Envelope.MaxAttempts ?? submission.Task.MaxAttempts : 1;

    // Attempts are counted here alone, and so are priorities: the host's pool starts each item once.
    private SubmissionEnvelope EnvelopeOf(IPoolSubmission submission, SubmissionEnvelope envelope, int attempt) => new()
    {
        Attempt = attempt,
        MaxAttempts = attempt,
        TimeLimit = envelope.TimeLimit
            ?? (submission.Task.TimeoutMilliseconds > 0 ? TimeSpan.FromMilliseconds(submission.Task.TimeoutMilliseconds) : settings.TaskTimeout),
        CancellationGrace = envelope.CancellationGrace ?? settings.CancellationGrace,
    };
}
