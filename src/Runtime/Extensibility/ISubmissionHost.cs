using PoolGen.Telemetry;

namespace PoolGen.Extensibility;

/// <summary>What a submission can ask of the engine that runs it. All members may be called from any thread, and none blocks.</summary>
public interface ISubmissionHost
{
    /// <summary>How many workers the engine has now: it may change, and be 0.</summary>
    int WorkerCount { get; }

    /// <summary>The largest argument or result, in bytes.</summary>
    long MaxPayloadBytes { get; }

    /// <summary>The clock that waits and time limits go by.</summary>
    TimeProvider TimeProvider { get; }

    /// <summary>The engine itself, where this stands between it and a submission.</summary>
    ISubmissionHost Engine => this;

    /// <summary>Items that no outcome was given for have ended: what stands between a submission and its engine does not hear of them otherwise.</summary>
    internal void NoteEnds(ItemOutcome outcome, int items)
    {
    }

    /// <summary>The submission's items should no longer start, and those that run should end.</summary>
    void Cancel(IPoolSubmission submission);

    /// <summary>There are as many items as the engine wanted, or the last ones.</summary>
    void Offer(IPoolSubmission submission);

    /// <summary>The submission has ended: all of its items have their outcomes, and its callbacks have run. Called once for each submission that was not refused.</summary>
    void Ended(IPoolSubmission submission);
}
