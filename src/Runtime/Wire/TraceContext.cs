using System.Buffers;
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

    /// <summary>Writes what all frames of one submission have in common; each has a span of its own (<see cref="SetSpan"/>).</summary>
    /// <param name="client">The submission's activity.</param>
    /// <param name="name">The name of the executions.</param>
    internal static byte[] Write(Activity client, string name)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(Largest);
        Span<byte> bytes = buffer.AsSpan(0, Largest);
        bytes[0] = (byte)client.ActivityTraceFlags;
        client.TraceId.CopyTo(bytes.Slice(1, TraceIdSize));
        client.SpanId.CopyTo(bytes.Slice(SpanPlace, SpanIdSize));
        client.SpanId.CopyTo(bytes.Slice(SpanPlace + SpanIdSize, SpanIdSize));
        int length = HeaderSize;
        if (!TryAdd(bytes, ref length, name)) TryAdd(bytes, ref length, string.Empty);
        if (!TryAdd(bytes, ref length, client.TraceStateString ?? string.Empty)) TryAdd(bytes, ref length, string.Empty);
        foreach ((string key, string? value) in client.Baggage)
        {
            int before = length;
            if (!TryAdd(bytes, ref length, key) || !TryAdd(bytes, ref length, value ?? string.Empty)) length = before;
        }

        byte[] written = bytes[..length].ToArray();
        ArrayPool<byte>.Shared.Return(buffer);
        return written;
    }

    /// <summary>Makes it the context of the execution that has this span.</summary>
    internal static void SetSpan(byte[] context, ActivitySpanId span) => span.CopyTo(context.AsSpan(SpanPlace, SpanIdSize));

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

    // Room for two empty texts stays.
    private static bool TryAdd(Span<byte> bytes, ref int length, string text)
    {
        Span<byte> place = bytes[(length + sizeof(ushort))..];
        int room = text.Length == 0 ? 0 : Math.Max(0, place.Length - (2 * sizeof(ushort)));
        if (!Encoding.UTF8.TryGetBytes(text, place[..room], out int written)) return false;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[length..], (ushort)written);
        length += sizeof(ushort) + written;
        return true;
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
