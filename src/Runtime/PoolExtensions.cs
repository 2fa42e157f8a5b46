using PoolGen.Submissions;

namespace PoolGen;

/// <summary>What every pool can do.</summary>
public static class PoolExtensions
{
    /// <summary>The same pool, on which the same stubs run with these options.</summary>
    /// <remarks>
    /// It owns nothing: disposing it does nothing, and its other members act on the pool. Options of views combine; what was said last counts.
    /// </remarks>
    /// <param name="pool">The pool, or a view of one.</param>
    /// <param name="options">How work is to be run.</param>
    /// <exception cref="ArgumentException">An option has a value that makes no sense; the message names it.</exception>
    public static IPool With(this IPool pool, CallOptions options)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(options);
        CallOptions all = pool is PoolView view ? options.Over(view.Options) : options;
        all.Require();
        return new PoolView(pool is PoolView other ? other.Pool : pool, all);
    }
}
