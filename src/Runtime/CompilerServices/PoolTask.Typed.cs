using System.ComponentModel;
using PoolGen.Serialization;

namespace PoolGen.CompilerServices;

/// <summary>A task with the types of its arguments and its result.</summary>
/// <typeparam name="TArguments">The one payload parameter's type, a tuple of several, or <see cref="ValueTuple"/> for none.</typeparam>
/// <typeparam name="TResult">What the method returns or what its awaited task gives; <see cref="NoResult"/> for nothing.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class PoolTask<TArguments, TResult> : PoolTask
{
    private protected PoolTask(ulong id, string name, PayloadTraits traits)
        : base(id, name, traits)
    {
    }

    /// <summary>Caller's side: writes one item's arguments.</summary>
    public abstract void WriteArguments(ref PayloadWriter writer, TArguments arguments);

    /// <summary>Caller's side: writes the arguments of several items one after the other.</summary>
    public abstract void WriteManyArguments(ref PayloadWriter writer, ReadOnlySpan<TArguments> arguments);

    /// <summary>Caller's side: reads one result.</summary>
    public abstract TResult ReadResult(ref PayloadReader reader);

    /// <summary>Caller's side: reads results into all of <paramref name="results"/>.</summary>
    public abstract void ReadManyResults(ref PayloadReader reader, Span<TResult> results);
}
