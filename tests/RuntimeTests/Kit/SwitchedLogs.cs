using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PoolGen.RuntimeTests.Kit;

/// <summary>Keeps what tasks log, from a level on that may change.</summary>
internal sealed class SwitchedLogs : ILoggerFactory
{
    private readonly ConcurrentQueue<string> _messages = new();
    private volatile LogLevel _lowest;

    internal LogLevel Lowest
    {
        get => _lowest;
        set => _lowest = value;
    }

    internal KeyValuePair<string, object?>[] LastValues { get; private set; } = [];

    internal string[] Messages => [.. _messages];

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName.StartsWith("PoolGen.Task.", StringComparison.Ordinal));

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }

    private sealed class Logger(SwitchedLogs logs, bool isTask) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= logs.Lowest && logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!isTask || !IsEnabled(logLevel)) return;
            logs.LastValues = [.. (IEnumerable<KeyValuePair<string, object?>>)state!];
            logs._messages.Enqueue(formatter(state, exception));
        }
    }
}
