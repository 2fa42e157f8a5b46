using System.ComponentModel;
using System.Diagnostics;
using PoolGen.Serialization;

namespace PoolGen.CompilerServices;

/// <summary>A task whose payloads are written by two codecs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StackTraceHidden]
public abstract class CodecTask<TArguments, TArgumentsCodec, TResult, TResultCodec> : PoolTask<TArguments, TResult>
    where TArgumentsCodec : ICodec<TArguments>
    where TResultCodec : ICodec<TResult>
{
    private protected CodecTask(ulong id, string name, PayloadTraits traits)
        : base(id, name, traits)
    {
    }

    /// <inheritdoc/>
    public sealed override int ArgumentsSize => TArgumentsCodec.FixedSize;

    /// <inheritdoc/>
    public sealed override int ResultSize => TResultCodec.FixedSize;

    /// <inheritdoc/>
    public sealed override void WriteArguments(ref PayloadWriter writer, TArguments arguments) =>
        TArgumentsCodec.Write(ref writer, arguments);

    /// <inheritdoc/>
    public sealed override void WriteManyArguments(ref PayloadWriter writer, ReadOnlySpan<TArguments> arguments) =>
        TArgumentsCodec.WriteMany<TArgumentsCodec>(ref writer, arguments);

    /// <inheritdoc/>
    public sealed override TResult ReadResult(ref PayloadReader reader) => TResultCodec.Read(ref reader);

    /// <inheritdoc/>
    public sealed override void ReadManyResults(ref PayloadReader reader, Span<TResult> results) =>
        TResultCodec.ReadMany<TResultCodec>(ref reader, results);
}
