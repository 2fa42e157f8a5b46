using Microsoft.Extensions.Logging;

namespace Guide.Logging;

// snippet: logging-factory
/// <summary>Writes what tasks log. A program has the factory of its host, or one of Microsoft.Extensions.Logging.</summary>
internal sealed class ConsoleLogs : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new CategoryLogger(categoryName);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
    }

    private sealed class CategoryLogger(string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => category.StartsWith("PoolGen.Task.", StringComparison.Ordinal) && logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) Console.WriteLine($"{logLevel} {category}: {formatter(state, exception)}");
        }
    }
}
// end snippet
