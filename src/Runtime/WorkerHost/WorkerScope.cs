using PoolGen.CompilerServices;
using PoolGen.Logs;
using PoolGen.Sharing;

namespace PoolGen.WorkerHost;

/// <summary>What the items of one worker have of shared memory, one after the other.</summary>
internal sealed class WorkerScope(WorkerCall call) : SharedScope
{
    internal override bool ReadsArguments => call is { Phase: TaskCallPhase.ReadingArguments, Scope: not null };

    internal override bool WritesResult => call is { Phase: TaskCallPhase.WritingResult, Scope: not null };

    internal override bool OwnsWhatIsMade => call.Handle != TaskLogs.InitializerHandle;
}
