using PoolGen.Extensibility;
using PoolGen.Scheduling;
using PoolGen.Serialization;

namespace PoolGen.Orleans.Scheduling;

/// <summary>An outcome that was decided under the pool's lock, to be given once the lock is left.</summary>
/// <param name="Submission">Whose items end.</param>
/// <param name="Kind">How.</param>
/// <param name="FirstIndex">The first of them.</param>
/// <param name="Count">How many.</param>
internal sealed record ItemEnd(IPoolSubmission Submission, ItemEndKind Kind, long FirstIndex, int Count)
{
    /// <summary>Encoded results, exception or report.</summary>
    internal ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>What came with it.</summary>
    internal OutcomeEnvelope? Envelope { get; init; }

    /// <summary>What they fail with.</summary>
    internal Exception? Failure { get; init; }

    /// <summary>Gives the outcome.</summary>
    internal void Give(ISubmissionHost host)
    {
        try
        {
            switch (Kind)
            {
                case ItemEndKind.Results when Count == 1:
                    var result = new PayloadReader(Bytes.Span);
                    Submission.Complete(FirstIndex, ref result, Envelope!);
                    break;
                case ItemEndKind.Results:
                    Submission.CompleteMany(FirstIndex, Count, Bytes.Span, Envelope!);
                    break;
                case ItemEndKind.Thrown:
                    Submission.Fail(FirstIndex, Bytes.Span, Envelope!);
                    break;
                case ItemEndKind.Failed:
                    Submission.Fail(FirstIndex, Count, Failure!);
                    break;
                case ItemEndKind.Cancelled:
                    Submission.Cancel(FirstIndex, Count);
                    break;
                case ItemEndKind.Reported:
                    Submission.Report(FirstIndex, Bytes.Span);
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
