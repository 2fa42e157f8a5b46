using PoolGen.CompilerServices;

namespace PoolGen.Extensibility;

/// <summary>Work on its way into an engine: one call, a map or a stream. The engine takes encoded items out and gives encoded outcomes back.</summary>
/// <remarks>
/// Its members stand in three interfaces, by who calls them: what an engine may ask at any time (here), where the items come from
/// (<see cref="IItemProducer"/>), where the outcomes go (<see cref="IOutcomeSink"/>).
/// No member runs the user's code on the calling thread, except <see cref="IItemProducer.EncodeNext"/> of a single call, which the engine makes within
/// <see cref="IPool.Submit"/>. None of them waits.
/// When the last item has its outcome, and the callbacks have run, the submission says so by <see cref="ISubmissionHost.Ended"/>, once, from any thread.
/// </remarks>
public interface IPoolSubmission : IItemProducer, IOutcomeSink
{
    /// <summary>The task that runs for each item.</summary>
    PoolTask Task { get; }

    /// <summary>How it is to be run. Set, if at all, before it is submitted.</summary>
    SubmissionEnvelope Envelope { get; set; }

    /// <summary>Whether it is one call rather than a map or a stream.</summary>
    bool IsSingle { get; }

    /// <summary>Whether nobody sees an item's result before all items have ended, as with a map: results may be told together.</summary>
    bool EndsAsOne => false;

    /// <summary>
    /// Whether it tells its engine itself how its items end, those with results excepted: where the outcome that the engine gives may come twice,
    /// or is not the item's last one.
    /// </summary>
    internal bool TellsItsEnds => false;

    /// <summary>Whether it is one call, which may be started again when it has failed.</summary>
    internal bool IsOneCall => IsSingle;

    /// <summary>Whether it is a stream.</summary>
    internal bool IsStream => false;

    /// <summary>Whether whoever submitted it does nothing until it has ended: its arguments stay as they are, and large ones need not be copied.</summary>
    bool CallerWaits { get; }

    /// <summary>How many items travel together, or 0 where the engine chooses.</summary>
    int FixedChunkSize { get; }

    /// <summary>The most items that may travel together.</summary>
    int LargestChunk { get; }

    /// <summary>Whether its items should no longer start: those not started are to be given back through <see cref="IOutcomeSink.Cancel"/>.</summary>
    bool IsCancelled { get; }

    /// <summary>Tells it who runs it. Called once, before anything else.</summary>
    void Attach(ISubmissionHost host);

    /// <summary>The engine does not take it, after <see cref="Attach"/> and before anything else: it ends without an outcome, and nobody is told, the host neither.</summary>
    /// <returns>False when it has ended by itself meanwhile, as by its token: then it has its outcome, and counts as accepted.</returns>
    bool TryRefuse();

    /// <summary>The engine waits for its end: a stream from which nobody has taken an item for so long pulls nothing more.</summary>
    void CutIfUnread(TimeSpan unread);
}
