using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace PoolGen.RuntimeTests.Kit;

/// <summary>A logger that blocks whoever logs in a category until it is opened, and keeps the messages.</summary>
internal sealed class BlockingLogs(string category) : ILoggerFactory, ILogger
{
    private readonly ManualResetEventSlim _open = new();
    private readonly ConcurrentQueue<string> _messages = new();
    private int _entered;

    internal string[] Messages => [.. _messages];

    internal bool IsBlocking => Volatile.Read(ref _entered) > 0 && !_open.IsSet;

    public ILogger CreateLogger(string categoryName) => categoryName.StartsWith(category, StringComparison.Ordinal) ? this : NullLogger.Instance;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Interlocked.Increment(ref _entered);
        _open.Wait();
        _messages.Enqueue(formatter(state, exception));
    }

    internal void Open() => _open.Set();

    public void Dispose() => Open();
}
