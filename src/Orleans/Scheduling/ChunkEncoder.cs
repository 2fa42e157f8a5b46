using PoolGen.Extensibility;
using PoolGen.Scheduling;
using PoolGen.Serialization;

namespace PoolGen.Orleans.Scheduling;

/// <summary>Owns the buffer in which items of maps and streams become chunks: decides how many of them a host gets at once.</summary>
/// <remarks>Used under the pool's lock.</remarks>
internal sealed class ChunkEncoder(
    ClusterSettings settings, Sessions sessions, ClusterWork work, ClusterRoom room, HandOver handOver, MessagePace pace, EndList ends)
{
    private readonly PayloadBuffer _buffer = new();

    /// <summary>Hands the next items of the map or stream whose turn it is to a host; false when it has none for it.</summary>
    /// <param name="session">The host.</param>
    /// <param name="feeder">The map or stream.</param>
    /// <param name="most">How many the host may have.</param>
    internal bool Send(RemoteSession session, Feeder feeder, int most)
    {
        IPoolSubmission submission = feeder.Submission;
        if (most < 1) return false;
        int wanted = Math.Min(Wanted(session, submission, most), submission.LargestChunk);
        long left = room.LeftForMaps();
        if (left < 1 && session.Open >= session.Slots) return false;
        wanted = (int)Math.Min(wanted, Math.Max(1, left));
        if (!room.HasRoomFor(feeder.LargeBytes)) return false;

        // A host that has something to do waits for a whole chunk, an idle one gets what there is.
        int enough = session.Open < session.Slots ? 1 : wanted;
        if (!HasEnough(submission, enough))
        {
            submission.Want(enough);
            if (!HasEnough(submission, enough))
            {
                if (submission.Remaining != 0) return false;
                Forget(feeder);
                return false;
            }
        }

        int count = Encode(submission, wanted, out long firstIndex);
        if (count == 0) return false;
        byte[] items = _buffer.WrittenSpan.ToArray();
        feeder.LargeBytes = items.Length;
        handOver.Hand(session, new WaitingChunk(submission, firstIndex, count, submission.Envelope.Attempt, items), submission.FixedChunkSize);
        if (submission.Remaining == 0) Forget(feeder);
        return true;
    }

    // It has given its last item: nobody thinks that there is more.
    private void Forget(Feeder feeder)
    {
        feeder.Feeders.RemoveCurrent();
        work.Forget(feeder.Submission);
    }

    // What its slots do in a while, and towards the end less, so that all hosts end together.
    private int Wanted(RemoteSession session, IPoolSubmission submission, int most)
    {
        ChunkSizer times = session.TaskOf(submission.Task).Times;
        double seconds = SessionWindow.Seconds(session.RoundTrip, pace.Seconds);
        long wanted = (long)times.Next(submission.Remaining, Math.Max(1, sessions.Slots), seconds) * session.Slots;
        return (int)Math.Min(most, wanted);
    }

    // Items that cannot be encoded end by themselves; those behind them are asked for at once.
    private int Encode(IPoolSubmission submission, int wanted, out long firstIndex)
    {
        while (true)
        {
            _buffer.Clear();
            int before = submission.Available;
            int count;
            try
            {
                count = submission.EncodeNext(_buffer, wanted, settings.MostChunkBytes, out firstIndex);
            }
            catch (Exception e)
            {
                // Nobody knows what it had given by then: the whole submission ends, and nothing else.
                work.Remove(submission);
                _buffer.Clear();
                firstIndex = 0;
                ends.Abandon(submission, new PoolException($"The items of the task '{submission.Task.Name}' could not be taken: {e.Message}", e));
                return 0;
            }

            if (count > 0 || submission.Available == 0 || submission.Available >= before) return count;
        }
    }

    private static bool HasEnough(IPoolSubmission submission, int enough)
    {
        int available = submission.Available;
        return available >= enough || (available > 0 && available == submission.Remaining);
    }
}
