using PoolGen.Extensibility;
using PoolGen.Orleans.Scheduling;

namespace PoolGen.Orleans.Wire;

/// <summary>The encoded form of a host's reply.</summary>
internal static class ReplyCodec
{
    private const int SmallestEvent = 45;

    internal static byte[] Encode(TakeReply reply)
    {
        int size = 64;
        foreach (SessionEvent happened in reply.Events) size += SmallestEvent + 8 + happened.Bytes.Length;
        var sink = new ByteSink(size);
        sink.Write(reply.Number);
        sink.Write(reply.Done);
        sink.Write((byte)(reply.IsDraining ? 1 : 0));
        sink.Write(reply.Events.Count);
        foreach (SessionEvent happened in reply.Events)
        {
            sink.Write(happened.Number);
            sink.Write((byte)happened.Kind);
            sink.Write(happened.Chunk);
            sink.Write(happened.First);
            sink.Write(happened.Count);
            sink.Write(happened.Envelope.Origin.WorkerId);
            sink.Write(happened.Envelope.Origin.ProcessId);
            sink.Write(happened.Seconds);
            sink.WriteBytes(happened.Bytes.Span);
            sink.WriteBytes(happened.Failure is { } failure ? PoolFailureCode.ToBytes(failure) : []);
        }

        return sink.ToArray();
    }

    /// <summary>Reads a reply. Events refer to <paramref name="bytes"/>.</summary>
    /// <param name="bytes">The encoded form.</param>
    /// <param name="host">The name of the host that sent it.</param>
    /// <exception cref="PoolProtocolException">The bytes are no reply.</exception>
    internal static TakeReply Decode(ReadOnlyMemory<byte> bytes, string host)
    {
        var cursor = new ByteCursor(bytes);
        long number = cursor.ReadInt64();
        long done = cursor.ReadInt64();
        bool draining = cursor.ReadByte() != 0;
        var events = new SessionEvent[cursor.ReadCount(SmallestEvent)];
        for (int i = 0; i < events.Length; i++)
        {
            events[i] = new SessionEvent(cursor.ReadInt64(), (SessionEventKind)cursor.ReadByte(), cursor.ReadInt64(), cursor.ReadInt32(), cursor.ReadInt32())
            {
                Envelope = new OutcomeEnvelope { Origin = new TaskOrigin(cursor.ReadInt32(), cursor.ReadInt32(), host) },
                Seconds = cursor.ReadDouble(),
                Bytes = cursor.ReadBytes(),
                Failure = cursor.ReadBytes() is { Length: > 0 } failure ? PoolFailureCode.Read(failure.Span, host) : null,
            };
        }

        return new TakeReply(number, done, events, draining);
    }
}
