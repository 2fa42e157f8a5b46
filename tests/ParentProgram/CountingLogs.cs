using Microsoft.Extensions.Logging;

namespace PoolGen.ParentProgram;

/// <summary>Counts what tasks log.</summary>
internal sealed class CountingLogs : ILoggerFactory, ILogger
{
    private int _entries;

    internal int Entries => Volatile.Read(ref _entries);

    public ILogger CreateLogger(string categoryName) => categoryName.StartsWith("PoolGen.Task.", StringComparison.Ordinal) ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Interlocked.Increment(ref _entries);

    public void Dispose()
    {
    }
}
