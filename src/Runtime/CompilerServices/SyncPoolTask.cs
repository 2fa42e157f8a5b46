using System.ComponentModel;
using System.Diagnostics;
using PoolGen.Serialization;

namespace PoolGen.CompilerServices;

/// <summary>A task whose method returns its result.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StackTraceHidden]
public abstract class SyncPoolTask<TArguments, TArgumentsCodec, TResult, TResultCodec>
    : CodecTask<TArguments, TArgumentsCodec, TResult, TResultCodec>
    where TArgumentsCodec : ICodec<TArguments>
    where TResultCodec : ICodec<TResult>
{
    /// <summary>Creates the descriptor.</summary>
    protected SyncPoolTask(ulong id, string name, PayloadTraits traits)
        : base(id, name, traits)
    {
    }

    /// <inheritdoc/>
    public sealed override void Execute(ref PayloadReader reader, ref PayloadWriter writer, TaskCall call)
    {
        TArguments arguments = TArgumentsCodec.Read(ref reader);
        call.BeginInvoke(ref reader);
        TResult result = Invoke(arguments, call);
        call.EndInvoke();
        TResultCodec.Write(ref writer, result);
    }

    internal sealed override bool HasRuns => TArgumentsCodec.FixedSize > 0 && TResultCodec.FixedSize > 0;

    internal sealed override void ExecuteRun(ref PayloadReader reader, ref TaskRun run, ref PayloadWriter apart, TaskCall call)
    {
        var writer = new PayloadWriter(run.Results);
        for (; run.GoesOn(call); call.Index++)
        {
            call.Phase = TaskCallPhase.ReadingArguments;
            TArguments arguments = TArgumentsCodec.Read(ref reader);
            call.Phase = TaskCallPhase.Running;
            TResult result = Invoke(arguments, call);
            call.EndInvoke();

            // A report of progress closes the run. Its task takes hold of the call of each item before it reports, so no item commits itself there.
            if (call.IsHeld)
            {
                TResultCodec.Write(ref apart, result);
                run.IsLastApart = true;
                return;
            }

            TResultCodec.Write(ref writer, result);
            run.Commit();
        }
    }

    /// <summary>Calls the method.</summary>
    protected abstract TResult Invoke(TArguments arguments, TaskCall call);
}
