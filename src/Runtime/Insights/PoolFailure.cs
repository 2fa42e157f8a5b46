namespace PoolGen;

/// <summary>An item that failed. Of an item with retries, each failed attempt.</summary>
public sealed record PoolFailure
{
    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The task's name.</summary>
    public string Task { get; init; } = string.Empty;

    /// <summary>The item's place in its map or stream; -1 for a single call.</summary>
    public long Index { get; init; }

    /// <summary>The worker that ran it; -1 where none did.</summary>
    public int WorkerId { get; init; }

    /// <summary>Its process; 0 where none ran it.</summary>
    public int ProcessId { get; init; }

    /// <summary>The full name of the exception's type.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>The exception's message.</summary>
    public string Message { get; init; } = string.Empty;

    /// <summary>The exception's stack trace in the worker; empty where it has none.</summary>
    public string StackTrace { get; init; } = string.Empty;

    /// <summary>The last lines that the worker wrote to stderr, if it died.</summary>
    public string StandardError { get; init; } = string.Empty;
}
