using System.ComponentModel;
using PoolGen.Serialization;

namespace PoolGen.CompilerServices;

/// <summary>One task as both sides know it: identity, options, and on the worker's side its execution. Generated code derives from it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class PoolTask
{
    private protected PoolTask(ulong id, string name, PayloadTraits traits)
    {
        Id = id;
        Name = name;
        Traits = traits;
    }

    /// <summary>A hash of the method's full signature: the same in every process that runs this build.</summary>
    public ulong Id { get; }

    /// <summary>The method as messages name it, such as <c>Work.Square</c>.</summary>
    public string Name { get; }

    /// <summary>What traces call an execution of it.</summary>
    internal string ExecutionName => field ??= $"{Name} execute";

    /// <summary>What runs while payloads are written and read.</summary>
    public PayloadTraits Traits { get; }

    /// <inheritdoc cref="PoolTaskAttribute.Idempotent"/>
    public bool Idempotent { get; init; }

    /// <inheritdoc cref="PoolTaskAttribute.MaxAttempts"/>
    public int MaxAttempts { get; init; } = 3;

    /// <inheritdoc cref="PoolTaskAttribute.TimeoutMilliseconds"/>
    public int TimeoutMilliseconds { get; init; }

    /// <summary>The size of every item's arguments in bytes, or 0 where it varies.</summary>
    public abstract int ArgumentsSize { get; }

    /// <summary>The size of every result in bytes, or 0 where it varies.</summary>
    public abstract int ResultSize { get; }

    /// <summary>Worker's side: reads one item's arguments, calls the method, writes its result.</summary>
    public abstract void Execute(ref PayloadReader reader, ref PayloadWriter writer, TaskCall call);

    /// <summary>Whether <see cref="ExecuteRun"/> can be used for the items of a chunk.</summary>
    internal virtual bool HasRuns => false;

    /// <summary>Worker's side: executes items until the run does not go on. What an item throws comes through; the run says which one it was.</summary>
    /// <param name="reader">The items' arguments.</param>
    /// <param name="run">Where the results go.</param>
    /// <param name="apart">Where the last result goes if the run says so.</param>
    /// <param name="call">The call of all of them, one after the other.</param>
    internal virtual void ExecuteRun(ref PayloadReader reader, ref TaskRun run, ref PayloadWriter apart, TaskCall call) => throw new NotSupportedException();

    /// <summary>Caller's side: hands a report that came from the worker to the caller's own <c>IProgress&lt;T&gt;</c>.</summary>
    public virtual void Report(object progress, ref PayloadReader reader)
    {
    }

    /// <summary>Caller's side: the same for an item of a map or stream, whose caller gave an <c>IProgress&lt;ItemProgress&lt;T&gt;&gt;</c>.</summary>
    public virtual void ReportItem(object progress, long index, ref PayloadReader reader)
    {
    }

    /// <summary>
    /// What the task takes and gives, down to the members of the user's own types, one to a line: two builds of a program agree about a task where these are equal.
    /// <see cref="TaskContract.FirstDifference"/> names the first member that differs. Put together when it is asked for; empty for a task that an older generator wrote.
    /// </summary>
    public string Contract => TaskContract.Of(this);
}
