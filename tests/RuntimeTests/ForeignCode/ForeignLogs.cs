using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PoolGen.Logs;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.RuntimeTests.ForeignCode;

/// <summary>Logs that throw, in one category.</summary>
internal sealed class ForeignLogs(ForeignPlace place, bool inFactory, string category = LogCategories.Worker) : ILoggerFactory, ILogger
{
    public ILogger CreateLogger(string categoryName) => 
        !categoryName.StartsWith(category, StringComparison.Ordinal) ? NullLogger.Instance : inFactory ? place.Throw<ILogger>("the factory") : this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => place.Throw<int>("the logger");

    public void Dispose()
    {
    }
}
