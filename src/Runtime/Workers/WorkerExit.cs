namespace PoolGen.Workers;

/// <summary>How a worker ended.</summary>
/// <param name="ExitCode">Its exit code, if it has one.</param>
/// <param name="Signal">The signal that ended it, such as <c>SIGKILL</c>, if one did.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="StandardError">The last lines that it wrote to stderr.</param>
/// <param name="Failure">Why it could not be started, or what was wrong with what it sent.</param>
internal sealed record WorkerExit(int? ExitCode, string? Signal, string Reason, string StandardError, Exception? Failure = null)
{
    /// <summary>Its process; 0 where it had none of its own.</summary>
    internal int ProcessId { get; init; }
}
