using Microsoft.Extensions.Logging;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.RuntimeTests.ForeignCode;

/// <summary>Logs that throw.</summary>
internal sealed class ForeignLogs(ForeignPlace place, bool inFactory) : ILoggerFactory, ILogger
{
    public ILogger CreateLogger(string categoryName) => inFactory ? place.Throw<ILogger>("the factory") : this;

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
