namespace PoolGen.Dashboard;

/// <summary>The last failures of a pool, of the time in which somebody looked.</summary>
/// <param name="Pool">The pool's name.</param>
/// <param name="MessagesHidden">Whether messages, stacks and error output are left out.</param>
/// <param name="Failures">The newest first.</param>
internal sealed record FailureList(string Pool, bool MessagesHidden, IReadOnlyList<FailureView> Failures);
