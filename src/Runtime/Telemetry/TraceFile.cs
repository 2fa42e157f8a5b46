using System.Diagnostics;
using System.Text.Json;

namespace PoolGen.Telemetry;

/// <summary>A file of Chrome trace events, written as they come: an object whose <c>traceEvents</c> are closed when it is disposed.</summary>
/// <remarks>Used by one thread at a time. Times are those of <see cref="Stopwatch"/>; the file's zero is when it was opened.</remarks>
internal sealed class TraceFile : IDisposable
{
    private readonly FileStream _file;
    private readonly Utf8JsonWriter _json;
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly int _process = Environment.ProcessId;

    /// <exception cref="IOException">The file cannot be written.</exception>
    internal TraceFile(string path)
    {
        try
        {
            _file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or NotSupportedException)
        {
            throw new IOException($"The timeline cannot be written to '{path}': {e.Message}", e);
        }

        _json = new Utf8JsonWriter(_file);
        _json.WriteStartObject();
        _json.WriteString("displayTimeUnit", "ms");
        _json.WriteStartArray("traceEvents");
    }

    /// <summary>The time in the file, in microseconds; what was before the file began counts as its beginning.</summary>
    internal double Time(long at) => Math.Max(0, (at - _start) * 1e6 / Stopwatch.Frequency);

    /// <summary>Names the process or one of its tracks.</summary>
    internal void Name(string what, int track, string name)
    {
        Begin(what, "M", track, 0);
        _json.WriteStartObject("args");
        _json.WriteString("name", name);
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    /// <summary>Something that took time.</summary>
    internal void Slice(string name, string category, int track, long start, long end, params ReadOnlySpan<(string Name, object Value)> arguments)
    {
        double from = Time(start);
        Begin(name, "X", track, from);
        _json.WriteString("cat", category);
        _json.WriteNumber("dur", Math.Max(0, Time(end) - from));
        End(arguments);
    }

    /// <summary>Something that happened at one moment.</summary>
    internal void Instant(string name, string category, int track, long at, params ReadOnlySpan<(string Name, object Value)> arguments)
    {
        Begin(name, "i", track, Time(at));
        _json.WriteString("cat", category);
        _json.WriteString("s", "t");
        End(arguments);
    }

    /// <summary>The value of a counter from a moment on.</summary>
    internal void Counter(string name, long at, string series, long value)
    {
        Begin(name, "C", 0, Time(at));
        End((series, value));
    }

    /// <summary>The beginning or the end of an arrow between two slices.</summary>
    internal void Arrow(string name, bool begins, int track, long at, long id)
    {
        Begin(name, begins ? "s" : "f", track, Time(at));
        _json.WriteString("cat", "call");
        _json.WriteNumber("id", id);
        if (!begins) _json.WriteString("bp", "e");
        _json.WriteEndObject();
    }

    /// <summary>Hands over to the system what was written.</summary>
    internal void Flush() => _json.Flush();

    public void Dispose()
    {
        try
        {
            _json.WriteEndArray();
            _json.WriteEndObject();
            _json.Flush();
        }
        finally
        {
            _file.Dispose();
        }
    }

    private void Begin(string name, string phase, int track, double time)
    {
        _json.WriteStartObject();
        _json.WriteString("name", name);
        _json.WriteString("ph", phase);
        _json.WriteNumber("pid", _process);
        _json.WriteNumber("tid", track);
        _json.WriteNumber("ts", Math.Round(time, 3));
    }

    private void End(params ReadOnlySpan<(string Name, object Value)> arguments)
    {
        if (arguments.Length > 0)
        {
            _json.WriteStartObject("args");
            foreach ((string name, object value) in arguments)
            {
                if (value is string text) _json.WriteString(name, text);
                else _json.WriteNumber(name, Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
            }

            _json.WriteEndObject();
        }

        _json.WriteEndObject();
    }
}
