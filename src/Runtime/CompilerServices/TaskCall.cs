using System.ComponentModel;
using Microsoft.Extensions.Logging;
using PoolGen.Serialization;
using PoolGen.Sharing;

namespace PoolGen.CompilerServices;

/// <summary>One call of a task in the worker: its token, its progress, and how far it has come.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TaskCall
{
    private protected TaskCall()
    {
    }

    /// <summary>Fires when the item is cancelled or its time is up.</summary>
    public abstract CancellationToken CancellationToken { get; }

    internal TaskCallPhase Phase { get; set; }

    /// <summary>Which item of its frame it is.</summary>
    internal int Index { get; set; }

    /// <summary>Whether somebody holds something of this one item's: its token, its progress or its context.</summary>
    internal bool IsHeld { get; private protected set; }

    /// <summary>Called once the arguments are read, before the method.</summary>
    internal Action? WhenRead { get; set; }

    /// <summary>What the item has of shared memory; null where nobody keeps that apart, and once it has ended.</summary>
    internal virtual SharedScope? Scope => null;

    /// <summary>What the task sees of its execution; null once it has ended.</summary>
    internal abstract TaskContext? Context { get; }

    /// <summary>The logger of the task whose context this is.</summary>
    internal abstract ILogger LoggerOf(TaskContext context);

    /// <summary>What the method's <c>IProgress&lt;T&gt;</c> parameter gets: reports travel to the caller while the task runs.</summary>
    public abstract IProgress<T> Progress<T, TCodec>() where TCodec : ICodec<T>;

    /// <summary>A report of the item that had this place when its progress was made; it goes nowhere once that one has ended.</summary>
    internal abstract void Report<T, TCodec>(uint sequence, int index, T value)
        where TCodec : ICodec<T>;

    /// <summary>A report's bytes.</summary>
    private protected static PayloadBuffer EncodeReport<T, TCodec>(T value)
        where TCodec : ICodec<T>
    {
        var buffer = new PayloadBuffer();
        var writer = new PayloadWriter(buffer);
        TCodec.Write(ref writer, value);
        writer.Complete();
        return buffer;
    }

    /// <summary>The arguments are read: all of their bytes must have been used. What fails from here on is the method's own failure.</summary>
    public void BeginInvoke(ref PayloadReader reader)
    {
        reader.EnsureEnd();
        Phase = TaskCallPhase.Running;
        WhenRead?.Invoke();
    }

    /// <summary>The method has ended. What fails from here on is the writing of its result.</summary>
    public void EndInvoke() => Phase = TaskCallPhase.WritingResult;
}
