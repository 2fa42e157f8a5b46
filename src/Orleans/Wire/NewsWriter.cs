using System.Buffers;
using System.Buffers.Binary;
using PoolGen.Extensibility;

namespace PoolGen.Orleans.Wire;

/// <summary>Writes events back to back, little-endian: kind, chunk, first item, then what the kind has.</summary>
/// <remarks>Used by one thread at a time.</remarks>
internal sealed class NewsWriter
{
    private const int HeaderBytes = 13;

    private readonly ArrayBufferWriter<byte> _bytes = new(256);

    internal int Length => _bytes.WrittenCount;

    internal byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    internal void Clear() => _bytes.ResetWrittenCount();

    internal void Completed(long chunk, int first, int count, TaskOrigin origin, ReadOnlySpan<byte> results)
    {
        Begin(NewsKind.Results, chunk, first);
        Write(count);
        Write(origin);
        WriteBytes(results);
    }

    internal void Failed(long chunk, int index, TaskOrigin origin, ReadOnlySpan<byte> failure)
    {
        Begin(NewsKind.Failed, chunk, index);
        Write(origin);
        WriteBytes(failure);
    }

    /// <summary>A piece of what <see cref="Completed"/> or <see cref="Failed(long, int, TaskOrigin, ReadOnlySpan{byte})"/> would write.</summary>
    internal void Piece(NewsKind of, long chunk, int index, TaskOrigin origin, int total, int offset, ReadOnlySpan<byte> piece)
    {
        Begin(NewsKind.Piece, chunk, index);
        Write((int)of);
        Write(origin);
        Write(total);
        Write(offset);
        WriteBytes(piece);
    }

    internal void Failed(long chunk, int first, int count, Exception failure)
    {
        Begin(NewsKind.PoolFailed, chunk, first);
        Write(count);
        WriteBytes(PoolFailureCode.ToBytes(failure));
    }

    /// <summary>Consecutive items were cancelled, or have not started and never will.</summary>
    internal void Items(NewsKind kind, long chunk, int first, int count)
    {
        Begin(kind, chunk, first);
        Write(count);
    }

    internal void Dropped(long chunk) => Begin(NewsKind.Dropped, chunk, 0);

    internal void Reported(long chunk, int index, ReadOnlySpan<byte> progress)
    {
        Begin(NewsKind.Progress, chunk, index);
        WriteBytes(progress);
    }

    internal void Ended(long chunk, int items, double seconds)
    {
        Begin(NewsKind.Ended, chunk, 0);
        Write(items);
        BinaryPrimitives.WriteDoubleLittleEndian(_bytes.GetSpan(sizeof(double)), seconds);
        _bytes.Advance(sizeof(double));
    }

    private void Begin(NewsKind kind, long chunk, int first)
    {
        Span<byte> header = _bytes.GetSpan(HeaderBytes);
        header[0] = (byte)kind;
        BinaryPrimitives.WriteInt64LittleEndian(header[1..], chunk);
        BinaryPrimitives.WriteInt32LittleEndian(header[9..], first);
        _bytes.Advance(HeaderBytes);
    }

    private void Write(TaskOrigin origin)
    {
        Write(origin.WorkerId);
        Write(origin.ProcessId);
    }

    private void Write(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.GetSpan(sizeof(int)), value);
        _bytes.Advance(sizeof(int));
    }

    private void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        Write(bytes.Length);
        bytes.CopyTo(_bytes.GetSpan(bytes.Length));
        _bytes.Advance(bytes.Length);
    }
}
