using System.Diagnostics;
using System.Runtime.CompilerServices;
using PoolGen.Wire;

namespace PoolGen.WorkerHost;

/// <summary>Frames whose items belong to a trace: while they run, the current activity is the one that the parent records.</summary>
internal sealed partial class TaskLoop
{
    // Not 0 while a frame runs that belongs to a trace: such a one is measured whether anybody else wants to know or not.
    private int _traces;

    // Apart: a worker that sees no trace does not load what traces need.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RunTraced(in TaskFrame frame, ReadOnlySpan<byte> definition, ReadOnlySpan<byte> payload)
    {
        int start = frame.DefinitionLength;
        TraceContext context = TraceContext.Read(payload.Slice(start, frame.TraceLength));
        using Activity activity = context.StartActivity();
        _traces = 1;
        try
        {
            RunUntraced(in frame, definition, payload[(start + frame.TraceLength)..]);
        }
        finally
        {
            _traces = 0;
            activity.Stop();
            Activity.Current = null;
        }
    }
}
