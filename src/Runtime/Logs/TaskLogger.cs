using Microsoft.Extensions.Logging;

namespace PoolGen.Logs;

/// <summary>The logger of a task, wherever its entries go. Safe for any thread.</summary>
internal abstract class TaskLogger : ILogger
{
    public abstract bool IsEnabled(LogLevel logLevel);

    public IDisposable BeginScope<TState>(TState state)
        where TState : notnull => LogScope.Begin(state);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        if (IsEnabled(logLevel)) Write(LogEntry.Of(logLevel, eventId, state, exception, formatter));
    }

    /// <summary>Takes an entry whose level is enabled.</summary>
    private protected abstract void Write(LogEntry entry);
}
