using System.Collections;
using System.Globalization;
using Microsoft.Extensions.Logging;
using PoolGen.Serialization;

namespace PoolGen.Logs;

/// <summary>One entry that a task logs: what is left of it when it is data.</summary>
internal sealed class LogEntry
{
    private const string OriginalFormat = "{OriginalFormat}";
    private const string Unreadable = "(The value's own code threw when it was asked for its text.)";
    private const int MostElements = 100;

    internal required LogLevel Level { get; init; }

    internal required EventId EventId { get; init; }

    internal required string Message { get; init; }

    internal Exception? Exception { get; init; }

    /// <summary>The message's template, if the entry has one.</summary>
    internal string? Template { get; set; }

    /// <summary>The scopes' values, then its own. Each is null, a text, or of a type that <see cref="ExceptionScalar"/> can write.</summary>
    internal List<KeyValuePair<string, object?>> Values { get; init; } = [];

    /// <summary>Where in a trace it was logged; null where it was in none, or where it does not travel.</summary>
    internal LogTrace? Trace { get; set; }

    /// <summary>What a task has given its logger. Runs the user's code, as any logger does.</summary>
    internal static LogEntry Of<TState>(LogLevel level, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var entry = new LogEntry { Level = level, EventId = eventId, Message = formatter(state, exception), Exception = exception };
        foreach (object scope in LogScope.States())
        {
            if (!entry.TryAddAll(scope)) entry.Add("Scope", scope);
        }

        entry.Template = null;
        entry.TryAddAll(state);
        return entry;
    }

    /// <summary>Gives it to the logger of its task's category.</summary>
    internal void GiveTo(ILogger logger, int workerId, int processId)
    {
        var values = new List<KeyValuePair<string, object?>>(Values) { new("WorkerId", workerId), new("ProcessId", processId) };
        if (Template is not null) values.Add(new(OriginalFormat, Template));
        logger.Log(Level, EventId, new LogValues(Message, values), Exception, static (values, _) => values.ToString());
    }

    private bool TryAddAll(object? state)
    {
        if (state is not IEnumerable<KeyValuePair<string, object?>> values) return false;
        foreach ((string name, object? value) in values)
        {
            if (name == OriginalFormat) Template = value as string;
            else Add(name, value);
        }

        return true;
    }

    private void Add(string name, object? value) => Values.Add(new(name, value is null || ExceptionScalar.CanWrite(value) ? value : TextOf(value)));

    private static string TextOf(object value)
    {
        try
        {
            if (value is not IEnumerable many) return Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
            return string.Join(", ", many.Cast<object?>().Take(MostElements).Select(static one => Convert.ToString(one, CultureInfo.InvariantCulture)));
        }
        catch (Exception)
        {
            return Unreadable;
        }
    }
}
