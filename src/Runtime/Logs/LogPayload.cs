using System.Diagnostics;
using Microsoft.Extensions.Logging;
using PoolGen.Serialization;

namespace PoolGen.Logs;

/// <summary>Log entries as bytes, there and back. <c>docs/wire-protocol.md</c> describes them.</summary>
internal static class LogPayload
{
    /// <summary>The bytes of the largest entry. Texts are cut so that each fits.</summary>
    internal const int Largest = 64 * 1024;

    private const int LongestMessage = 8 * 1024;
    private const int LongestText = 2 * 1024;
    private const int LongestName = 256;
    private const int MostValueBytes = 16 * 1024;
    private const int SmallestValue = sizeof(int) + 1;
    private const int TraceIdBytes = 16;
    private const int SpanIdBytes = 8;
    private const int IdBytes = TraceIdBytes + (2 * SpanIdBytes);

    /// <summary>Writes an entry. What is too long is cut, and what does not fit stays behind.</summary>
    internal static byte[] Write(LogEntry entry)
    {
        using var buffer = new PayloadBuffer { Limit = Largest };
        var writer = new PayloadWriter(buffer);
        writer.WriteRaw((byte)entry.Level);
        writer.WriteRaw(entry.EventId.Id);
        writer.WriteString(Cut(entry.EventId.Name, LongestName));
        writer.WriteString(Cut(entry.Message, LongestMessage) ?? string.Empty);
        writer.WriteString(Cut(entry.Template, LongestText));
        WriteValues(ref writer, entry.Values);
        writer.WriteRaw(entry.Exception is not null);
        if (entry.Exception is not null) ExceptionPayload.Write(ref writer, entry.Exception);
        writer.WriteRaw(entry.Trace is not null);
        if (entry.Trace is not null) WriteTrace(ref writer, entry.Trace);
        writer.Complete();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads an entry. Runs no code of the user's: an exception of the user's arrives as a <see cref="RemoteTaskException"/>.</summary>
    /// <exception cref="PayloadException">The bytes are not those of an entry.</exception>
    internal static LogEntry Read(ReadOnlySpan<byte> payload)
    {
        var reader = new PayloadReader(payload);
        var level = (LogLevel)reader.ReadRaw<byte>();
        if (level >= LogLevel.None) throw PayloadErrors.Invalid("level of a log entry", (byte)level);
        int id = reader.ReadRaw<int>();
        string? name = reader.ReadString();
        string message = reader.ReadString() ?? throw PayloadErrors.Missing<string>();
        string? template = reader.ReadString();
        List<KeyValuePair<string, object?>> values = ReadValues(ref reader);
        Exception? exception = reader.ReadRaw<byte>() != 0 ? ExceptionPayload.Read(ref reader, null) : null;
        LogTrace? trace = reader.ReadRaw<byte>() != 0 ? ReadTrace(ref reader) : null;
        reader.EnsureEnd();
        return new LogEntry { Level = level, EventId = new EventId(id, name), Message = message, Template = template, Values = values, Exception = exception, Trace = trace };
    }

    private static void WriteValues(ref PayloadWriter writer, List<KeyValuePair<string, object?>> values)
    {
        int header = writer.ReserveCount();
        int start = writer.Position;
        int count = 0;
        foreach ((string name, object? value) in values)
        {
            if (writer.Position - start > MostValueBytes) break;
            writer.WriteString(Cut(name, LongestName) ?? string.Empty);
            ExceptionScalar.Write(ref writer, value is string text ? Cut(text, LongestText) : value);
            count++;
        }

        writer.PatchCount(header, count);
    }

    private static List<KeyValuePair<string, object?>> ReadValues(ref PayloadReader reader)
    {
        reader.TryReadCount(SmallestValue, out int count);
        var values = new List<KeyValuePair<string, object?>>(count);
        for (int i = 0; i < count; i++)
        {
            string name = reader.ReadString() ?? throw PayloadErrors.Missing<string>();
            values.Add(new(name, ExceptionScalar.Read(ref reader)));
        }

        return values;
    }

    private static void WriteTrace(ref PayloadWriter writer, LogTrace trace)
    {
        Span<byte> ids = stackalloc byte[IdBytes];
        trace.TraceId.CopyTo(ids[..TraceIdBytes]);
        trace.SpanId.CopyTo(ids.Slice(TraceIdBytes, SpanIdBytes));
        trace.ParentId.CopyTo(ids.Slice(TraceIdBytes + SpanIdBytes, SpanIdBytes));
        writer.WriteRaw<byte>(ids);
        writer.WriteRaw((byte)trace.Flags);
        writer.WriteString(trace.State?.Length > LongestText ? null : trace.State);
    }

    private static LogTrace ReadTrace(ref PayloadReader reader)
    {
        ReadOnlySpan<byte> ids = reader.ReadBytes(IdBytes);
        ReadOnlySpan<byte> traceId = ids[..TraceIdBytes];
        ReadOnlySpan<byte> spanId = ids.Slice(TraceIdBytes, SpanIdBytes);
        if (!traceId.ContainsAnyExcept((byte)0) || !spanId.ContainsAnyExcept((byte)0)) throw PayloadErrors.Invalid("identity of a log entry's span", 0);
        var flags = (ActivityTraceFlags)reader.ReadRaw<byte>() & ActivityTraceFlags.Recorded;
        return new LogTrace(
            ActivityTraceId.CreateFromBytes(traceId),
            ActivitySpanId.CreateFromBytes(spanId),
            ActivitySpanId.CreateFromBytes(ids[(TraceIdBytes + SpanIdBytes)..]),
            flags,
            reader.ReadString());
    }

    private static string? Cut(string? text, int most) => text?.Length > most ? string.Concat(text.AsSpan(0, most), " …") : text;
}
