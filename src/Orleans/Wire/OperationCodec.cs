using PoolGen.CompilerServices;
using PoolGen.Extensibility;
using PoolGen.Orleans.Scheduling;
using PoolGen.Serialization;

namespace PoolGen.Orleans.Wire;

/// <summary>The encoded form of a caller's operation. Tasks travel as numbers, which the session knows.</summary>
internal static class OperationCodec
{
    private const int SmallestChunk = 28;
    private const int SmallestPart = 12;

    internal static byte[] Encode(SessionOperation operation, Func<PoolTask, int> numberOf)
    {
        int size = 64 + (operation.Parts.Count * SmallestPart);
        foreach (WorkChunk chunk in operation.Chunks) size += 128 + chunk.Items.Length;
        var sink = new ByteSink(size);
        sink.Write(operation.Number);
        sink.Write((byte)operation.Kind);
        sink.Write(operation.Chunks.Count);
        foreach (WorkChunk chunk in operation.Chunks)
        {
            sink.Write(chunk.Id);
            sink.Write(numberOf(chunk.Task));
            sink.Write(chunk.Count);
            sink.Write(chunk.ChunkSize);
            sink.WriteBytes(ToBytes(chunk.Envelope));
            sink.WriteBytes(chunk.Items.Span);
        }

        sink.Write(operation.Parts.Count);
        foreach (ChunkPart part in operation.Parts)
        {
            sink.Write(part.Chunk);
            sink.Write(part.Count);
        }

        return sink.ToArray();
    }

    /// <summary>Reads an operation. Chunks refer to <paramref name="bytes"/>.</summary>
    /// <exception cref="PoolProtocolException">The bytes are no operation, or name a task that nobody has declared.</exception>
    internal static SessionOperation Decode(ReadOnlyMemory<byte> bytes, Func<int, PoolTask?> taskOf)
    {
        var cursor = new ByteCursor(bytes);
        long number = cursor.ReadInt64();
        var kind = (OperationKind)cursor.ReadByte();
        var chunks = new WorkChunk[cursor.ReadCount(SmallestChunk)];
        for (int i = 0; i < chunks.Length; i++)
        {
            long id = cursor.ReadInt64();
            int task = cursor.ReadInt32();
            int count = cursor.ReadInt32();
            int chunkSize = cursor.ReadInt32();
            SubmissionEnvelope envelope = ToEnvelope(cursor.ReadBytes().Span);
            PoolTask known = taskOf(task) ?? throw new PoolProtocolException($"A caller sent items of the task number {task}, which it has not declared.");
            chunks[i] = new WorkChunk(id, known, envelope, count, chunkSize, cursor.ReadBytes());
        }

        var parts = new ChunkPart[cursor.ReadCount(SmallestPart)];
        for (int i = 0; i < parts.Length; i++) parts[i] = new ChunkPart(cursor.ReadInt64(), cursor.ReadInt32());
        return new SessionOperation(number, kind, chunks, parts);
    }

    private static byte[] ToBytes(SubmissionEnvelope envelope)
    {
        using var buffer = new PayloadBuffer();
        var writer = new PayloadWriter(buffer);
        envelope.Write(ref writer);
        writer.Complete();
        return buffer.WrittenSpan.ToArray();
    }

    private static SubmissionEnvelope ToEnvelope(ReadOnlySpan<byte> bytes)
    {
        var reader = new PayloadReader(bytes);
        return SubmissionEnvelope.Read(ref reader);
    }
}
