namespace PoolGen.Dashboard;

/// <summary>A failure as it is shown.</summary>
internal sealed record FailureView
{
    private const int MostInName = 200;
    private const int MostInMessage = 2_000;
    private const int MostInStack = 8_000;
    private const int MostInError = 4_000;

    public DateTimeOffset At { get; init; }

    public required string Task { get; init; }

    /// <summary>The item's place in its map or stream; null for a single call.</summary>
    public long? Index { get; init; }

    /// <summary>Null where none ran it.</summary>
    public int? Worker { get; init; }

    public int? Process { get; init; }

    public required string Type { get; init; }

    public string? Message { get; init; }

    public string? StackTrace { get; init; }

    public string? StandardError { get; init; }

    internal static FailureView Of(PoolFailure failure, bool hidesMessages) => new()
    {
        At = failure.At,
        Task = Shown.Line(failure.Task, MostInName),
        Index = failure.Index >= 0 ? failure.Index : null,
        Worker = failure.WorkerId >= 0 ? failure.WorkerId : null,
        Process = failure.ProcessId > 0 ? failure.ProcessId : null,
        Type = Shown.Line(failure.Type, MostInName),
        Message = hidesMessages ? null : Shown.Block(failure.Message, MostInMessage),
        StackTrace = hidesMessages || failure.StackTrace.Length == 0 ? null : Shown.Block(failure.StackTrace, MostInStack),
        StandardError = hidesMessages || failure.StandardError.Length == 0 ? null : Shown.Block(failure.StandardError, MostInError),
    };
}
