using PoolGen.Extensibility;

namespace PoolGen.Orleans.Wire;

/// <summary>Reads what <see cref="NewsWriter"/> has written, and puts pieces together.</summary>
/// <remarks>One for each session: a payload's pieces come in several messages. Used by one thread at a time.</remarks>
/// <param name="host">The host's name, for failures and origins.</param>
internal sealed class NewsReader(string host)
{
    private readonly Dictionary<(long Chunk, int Index), byte[]> _pieces = [];

    /// <summary>Reads all events.</summary>
    /// <exception cref="PoolProtocolException">The bytes are no events.</exception>
    internal void Read(ReadOnlySpan<byte> news, INewsReader reader)
    {
        var cursor = new NewsCursor(news);
        while (!cursor.IsAtEnd) ReadEvent(ref cursor, reader);
    }

    private void ReadEvent(ref NewsCursor cursor, INewsReader reader)
    {
        var kind = (NewsKind)cursor.ReadByte();
        long chunk = cursor.ReadInt64();
        int first = cursor.ReadInt32();
        switch (kind)
        {
            case NewsKind.Results:
                int count = cursor.ReadInt32();
                TaskOrigin origin = ReadOrigin(ref cursor);
                reader.Completed(chunk, first, count, origin, cursor.ReadBytes());
                break;
            case NewsKind.Failed:
                origin = ReadOrigin(ref cursor);
                reader.Failed(chunk, first, origin, cursor.ReadBytes());
                break;
            case NewsKind.PoolFailed:
                count = cursor.ReadInt32();
                reader.Failed(chunk, first, count, PoolFailureCode.Read(cursor.ReadBytes(), host));
                break;
            case NewsKind.Cancelled:
                reader.Cancelled(chunk, first, cursor.ReadInt32());
                break;
            case NewsKind.Returned:
                reader.Returned(chunk, first, cursor.ReadInt32());
                break;
            case NewsKind.Dropped:
                reader.Dropped(chunk);
                break;
            case NewsKind.Progress:
                reader.Reported(chunk, first, cursor.ReadBytes());
                break;
            case NewsKind.Ended:
                int items = cursor.ReadInt32();
                reader.Ended(chunk, items, cursor.ReadDouble());
                break;
            case NewsKind.Piece:
                ReadPiece(ref cursor, reader, chunk, first);
                break;
            default:
                throw new PoolProtocolException($"The host '{host}' sent an event of the kind {(int)kind}, which this version does not know.");
        }
    }

    private void ReadPiece(ref NewsCursor cursor, INewsReader reader, long chunk, int index)
    {
        var of = (NewsKind)cursor.ReadInt32();
        TaskOrigin origin = ReadOrigin(ref cursor);
        int total = cursor.ReadInt32();
        int offset = cursor.ReadInt32();
        ReadOnlySpan<byte> piece = cursor.ReadBytes();
        if (total < 0 || offset < 0 || offset > total - piece.Length) throw new PoolProtocolException($"The host '{host}' sent a piece that is not part of its payload.");
        if (!_pieces.TryGetValue((chunk, index), out byte[]? whole)) _pieces[(chunk, index)] = whole = new byte[total];
        if (whole.Length != total) throw new PoolProtocolException($"The host '{host}' sent pieces of payloads of {whole.Length:N0} and {total:N0} bytes for one item.");
        piece.CopyTo(whole.AsSpan(offset));

        // Events keep their order, so the piece at the end is the last one.
        if (offset + piece.Length < total) return;
        _pieces.Remove((chunk, index));
        if (of == NewsKind.Results) reader.Completed(chunk, index, 1, origin, whole);
        else reader.Failed(chunk, index, origin, whole);
    }

    private TaskOrigin ReadOrigin(ref NewsCursor cursor)
    {
        int worker = cursor.ReadInt32();
        return new TaskOrigin(worker, cursor.ReadInt32(), host);
    }
}
