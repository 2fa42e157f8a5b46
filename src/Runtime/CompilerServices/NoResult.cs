using System.ComponentModel;

namespace PoolGen.CompilerServices;

/// <summary>The result of a task that returns nothing.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NoResult
{
    /// <summary>Awaits a task without result.</summary>
    public static async ValueTask<NoResult> From(Task task)
    {
        await task.ConfigureAwait(false);
        return default;
    }

    /// <summary>Awaits a task without result.</summary>
    public static async ValueTask<NoResult> From(ValueTask task)
    {
        await task.ConfigureAwait(false);
        return default;
    }
}
