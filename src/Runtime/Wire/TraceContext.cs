using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;

namespace PoolGen.Wire;

/// <summary>What travels of a trace with a frame: the trace, the span of the frame's execution, the trace's state and the baggage.</summary>
/// <remarks>Flags, trace, span, parent's span; then texts, each with its length in two bytes: the name, the state, and names and values of the baggage.</remarks>
internal sealed class TraceContext
{
    /// <summary>The most bytes that a context has; baggage that does not fit is left out.</summary>
    internal const int Largest = 8 * 1024;

    private const int TraceIdSize = 16;
    private const int SpanIdSize = 8;
    private const int SpanPlace = 1 + TraceIdSize;
    private const int HeaderSize = SpanPlace + (2 * SpanIdSize);

    private ActivityTraceFlags _flags;
    private ActivityTraceId _traceId;
    private ActivitySpanId _spanId;
    private ActivitySpanId _parentId;
    private string _name = string.Empty;
    private string _state = string.Empty;
    private readonly List<KeyValuePair<string, string?>> _baggage = [];

    /// <summary>Writes what all frames of one submission have in common.</summary>
    /// <param name="client">The submission's activity.</param>
    /// <param name="name">The name of the executions.</param>
    internal static byte[] Write(Activity client, string name)
    {
        var bytes = new List<byte>(HeaderSize + 64) { (byte)client.ActivityTraceFlags };
        Span<byte> ids = stackalloc byte[TraceIdSize + (2 * SpanIdSize)];
        client.TraceId.CopyTo(ids[..TraceIdSize]);
        client.SpanId.CopyTo(ids.Slice(TraceIdSize, SpanIdSize));
        client.SpanId.CopyTo(ids[(TraceIdSize + SpanIdSize)..]);
        bytes.AddRange(ids);
        if (!TryAdd(bytes, name)) Add(bytes, []);
        if (!TryAdd(bytes, client.TraceStateString ?? string.Empty)) Add(bytes, []);
        foreach ((string key, string? value) in client.Baggage)
        {
            int before = bytes.Count;
            if (!TryAdd(bytes, key) || !TryAdd(bytes, value ?? string.Empty)) bytes.RemoveRange(before, bytes.Count - before);
        }

        return [.. bytes];
    }

    /// <summary>The same context, for the execution that has this span.</summary>
    internal static byte[] For(byte[] context, ActivitySpanId span)
    {
        byte[] own = [.. context];
        span.CopyTo(own.AsSpan(SpanPlace, SpanIdSize));
        return own;
    }

    /// <summary>Reads a context.</summary>
    /// <exception cref="PoolProtocolException">The bytes are none.</exception>
    internal static TraceContext Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderSize || IsNone(bytes.Slice(1, TraceIdSize)) || IsNone(bytes.Slice(SpanPlace, SpanIdSize)) || IsNone(bytes.Slice(SpanPlace + SpanIdSize, SpanIdSize))) throw Invalid();
        var context = new TraceContext
        {
            _flags = (ActivityTraceFlags)bytes[0] & ActivityTraceFlags.Recorded,
            _traceId = ActivityTraceId.CreateFromBytes(bytes.Slice(1, TraceIdSize)),
            _spanId = ActivitySpanId.CreateFromBytes(bytes.Slice(SpanPlace, SpanIdSize)),
            _parentId = ActivitySpanId.CreateFromBytes(bytes.Slice(SpanPlace + SpanIdSize, SpanIdSize)),
        };
        ReadOnlySpan<byte> rest = bytes[HeaderSize..];
        context._name = ReadText(ref rest);
        context._state = ReadText(ref rest);
        while (!rest.IsEmpty) context._baggage.Add(new(ReadText(ref rest), ReadText(ref rest)));
        return context;
    }

    /// <summary>Makes the execution's activity the current one of this thread. It belongs to no source: the parent's is the one that is exported.</summary>
    internal Activity StartActivity()
    {
        var activity = new Activity(_name.Length > 0 ? _name : "execute");
        activity.SetParentId(_traceId, SpanIdentity.IsSupported ? _parentId : _spanId, _flags);
        if (_state.Length > 0) activity.TraceStateString = _state;

        // The one that was added last comes first.
        for (int i = _baggage.Count - 1; i >= 0; i--) activity.AddBaggage(_baggage[i].Key, _baggage[i].Value);
        activity.Start();
        SpanIdentity.Set(activity, _spanId);
        return activity;
    }

    private static bool TryAdd(List<byte> bytes, string text)
    {
        byte[] encoded = Encoding.UTF8.GetBytes(text);

        // Room for two empty texts stays.
        if (bytes.Count + encoded.Length + (3 * sizeof(ushort)) > Largest) return false;
        Add(bytes, encoded);
        return true;
    }

    private static void Add(List<byte> bytes, byte[] text)
    {
        Span<byte> length = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16LittleEndian(length, (ushort)text.Length);
        bytes.AddRange(length);
        bytes.AddRange(text);
    }

    private static string ReadText(ref ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < sizeof(ushort)) throw Invalid();
        int length = BinaryPrimitives.ReadUInt16LittleEndian(bytes);
        bytes = bytes[sizeof(ushort)..];
        if (length > bytes.Length) throw Invalid();
        string text = Encoding.UTF8.GetString(bytes[..length]);
        bytes = bytes[length..];
        return text;
    }

    private static bool IsNone(ReadOnlySpan<byte> id) => !id.ContainsAnyExcept((byte)0);

    private static PoolProtocolException Invalid() => new("A task frame's trace context is not valid.");
}
