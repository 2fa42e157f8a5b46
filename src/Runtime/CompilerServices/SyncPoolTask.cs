using System.ComponentModel;
using PoolGen.Serialization;

namespace PoolGen.CompilerServices;

/// <summary>A task whose method returns its result.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
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

    /// <summary>Calls the method.</summary>
    protected abstract TResult Invoke(TArguments arguments, TaskCall call);
}
