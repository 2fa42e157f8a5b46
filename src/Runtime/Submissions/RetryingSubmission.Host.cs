using PoolGen.Extensibility;
using PoolGen.Telemetry;

namespace PoolGen.Submissions;

/// <summary>What it is to the submission inside it: the engine.</summary>
internal sealed partial class RetryingSubmission
{
    int ISubmissionHost.WorkerCount => _host!.WorkerCount;

    long ISubmissionHost.MaxPayloadBytes => _host!.MaxPayloadBytes;

    TimeProvider ISubmissionHost.TimeProvider => _host!.TimeProvider;

    ISubmissionHost ISubmissionHost.Engine => _host!.Engine;

    void ISubmissionHost.NoteEnds(ItemOutcome outcome, int items) => _host!.NoteEnds(outcome, items);

    void ISubmissionHost.Cancel(IPoolSubmission submission) => _host!.Cancel(this);

    void ISubmissionHost.Offer(IPoolSubmission submission) => _host!.Offer(this);

    void ISubmissionHost.Ended(IPoolSubmission submission) => _host!.Ended(this);
}
