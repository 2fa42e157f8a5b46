using System.ComponentModel;
using System.Diagnostics;
using PoolGen.Serialization;

namespace PoolGen.CompilerServices;

/// <summary>A task whose method returns a task: the worker awaits it before it takes the next item.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StackTraceHidden]
public abstract class AsyncPoolTask<TArguments, TArgumentsCodec, TResult, TResultCodec>
    : CodecTask<TArguments, TArgumentsCodec, TResult, TResultCodec>
    where TArgumentsCodec : ICodec<TArguments>
    where TResultCodec : ICodec<TResult>
{
    /// <summary>Creates the descriptor.</summary>
    protected AsyncPoolTask(ulong id, string name, PayloadTraits traits)
        : base(id, name, traits)
    {
    }

    /// <inheritdoc/>
    public sealed override void Execute(ref PayloadReader reader, ref PayloadWriter writer, TaskCall call)
    {
        TArguments arguments = TArgumentsCodec.Read(ref reader);
        call.BeginInvoke(ref reader);
        ValueTask<TResult> running = InvokeAsync(arguments, call);
        TResult result = running.IsCompletedSuccessfully ? running.Result : running.AsTask().GetAwaiter().GetResult();
        call.EndInvoke();
        TResultCodec.Write(ref writer, result);
    }

    /// <summary>Calls the method.</summary>
    protected abstract ValueTask<TResult> InvokeAsync(TArguments arguments, TaskCall call);
}
