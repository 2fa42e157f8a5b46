using PoolGen.CompilerServices;
using PoolGen.Serialization;

namespace PoolGen.Submissions;

/// <summary>A <see cref="PoolCall"/> with its arguments' types.</summary>
internal sealed class BoundCall<TArguments, TResult>(PoolTask<TArguments, TResult> task, TArguments arguments) : PoolCall(task)
{
    public override void WriteArguments(ref PayloadWriter writer) => task.WriteArguments(ref writer, arguments);
}
