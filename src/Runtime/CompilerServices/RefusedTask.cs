using System.ComponentModel;
using System.Runtime.CompilerServices;
using PoolGen.Serialization;

namespace PoolGen.CompilerServices;

/// <summary>What stands in the place of a task that breaks a rule, in a program that was built all the same: whoever uses its stub is told the rule.</summary>
/// <param name="id">The id that the task would have.</param>
/// <param name="name">The method as messages name it.</param>
/// <param name="reason">The diagnostic's id and text.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public class RefusedTask(ulong id, string name, string reason) : PoolTask(id, name, PayloadTraits.None)
{
    /// <summary>The diagnostic's id and text.</summary>
    public string Reason => reason;

    /// <inheritdoc/>
    public override int ArgumentsSize => throw new NotSupportedException(reason);

    /// <inheritdoc/>
    public override int ResultSize => throw new NotSupportedException(reason);

    /// <inheritdoc/>
    public override void Execute(ref PayloadReader reader, ref PayloadWriter writer, TaskCall call) => throw new NotSupportedException(reason);

    /// <summary>A stub's task with its types.</summary>
    /// <exception cref="NotSupportedException">The task was refused; or the generator's own output for it was left out of the build.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static PoolTask<TArguments, TResult> Require<TArguments, TResult>(PoolTask? task) =>
        task as PoolTask<TArguments, TResult> ?? throw Refuse(task);

    private static NotSupportedException Refuse(PoolTask? task) => new(
        (task as RefusedTask)?.Reason ?? "The program was built without what PoolGen's generator writes for this task: build it with the package's generator.");
}
