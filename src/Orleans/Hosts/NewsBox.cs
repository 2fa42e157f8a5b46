using PoolGen.Extensibility;
using PoolGen.Orleans.Wire;

namespace PoolGen.Orleans.Hosts;

/// <summary>A session's news on the host: numbered parcels of events, kept until the caller says that it has them.</summary>
/// <remarks>Safe for any thread.</remarks>
internal sealed class NewsBox
{
    private const int ParcelBytes = 256 * 1024;
    private const int LargestInOne = 512 * 1024;

    private readonly Lock _gate = new();
    private readonly Queue<byte[]> _parcels = new();
    private readonly NewsWriter _open = new();
    private long _firstNumber = 1;
    private TaskCompletionSource? _waiting;

    /// <summary>Whether the caller has everything.</summary>
    internal bool IsEmpty
    {
        get
        {
            lock (_gate) return _parcels.Count == 0 && _open.Length == 0;
        }
    }

    internal void Completed(long chunk, int first, int count, TaskOrigin origin, ReadOnlySpan<byte> results)
    {
        if (count == 1 && results.Length > LargestInOne)
        {
            WritePieces(NewsKind.Results, chunk, first, origin, results);
            return;
        }

        lock (_gate) _open.Completed(chunk, first, count, origin, results);
        Written();
    }

    internal void Failed(long chunk, int index, TaskOrigin origin, ReadOnlySpan<byte> failure)
    {
        if (failure.Length > LargestInOne)
        {
            WritePieces(NewsKind.Failed, chunk, index, origin, failure);
            return;
        }

        lock (_gate) _open.Failed(chunk, index, origin, failure);
        Written();
    }

    internal void Failed(long chunk, int first, int count, Exception failure)
    {
        lock (_gate) _open.Failed(chunk, first, count, failure);
        Written();
    }

    internal void Items(NewsKind kind, long chunk, int first, int count)
    {
        lock (_gate) _open.Items(kind, chunk, first, count);
        Written();
    }

    internal void Dropped(long chunk)
    {
        lock (_gate) _open.Dropped(chunk);
        Written();
    }

    internal void Reported(long chunk, int index, ReadOnlySpan<byte> progress)
    {
        lock (_gate) _open.Reported(chunk, index, progress);
        Written();
    }

    internal void Ended(long chunk, int items, double seconds)
    {
        lock (_gate) _open.Ended(chunk, items, seconds);
        Written();
    }

    /// <summary>Drops what the caller has, and hands out the rest, as much as one message carries.</summary>
    internal byte[][] Collect(long acknowledged, out long firstNumber)
    {
        lock (_gate)
        {
            while (_parcels.Count > 0 && _firstNumber <= acknowledged)
            {
                _parcels.Dequeue();
                _firstNumber++;
            }

            // What was handed out once keeps its number, and its content.
            if (_open.Length > 0) Seal();
            firstNumber = _firstNumber;
            List<byte[]> news = [];
            int bytes = 0;
            foreach (byte[] parcel in _parcels)
            {
                if (bytes > 0 && bytes + parcel.Length > Protocol.PieceBytes) break;
                news.Add(parcel);
                bytes += parcel.Length;
            }

            return [.. news];
        }
    }

    /// <summary>Completes when there is something to collect, or when <see cref="Wake"/> was called.</summary>
    internal Task WhenNews(long acknowledged)
    {
        lock (_gate)
        {
            bool hasNews = _open.Length > 0 || _firstNumber + _parcels.Count - 1 > acknowledged;
            _waiting?.TrySetResult();
            _waiting = hasNews ? null : new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _waiting?.Task ?? Task.CompletedTask;
        }
    }

    /// <summary>Whoever waits asks again.</summary>
    internal void Wake()
    {
        lock (_gate)
        {
            _waiting?.TrySetResult();
            _waiting = null;
        }
    }

    private void WritePieces(NewsKind of, long chunk, int index, TaskOrigin origin, ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            for (int offset = 0; offset < bytes.Length; offset += LargestInOne)
            {
                _open.Piece(of, chunk, index, origin, bytes.Length, offset, bytes.Slice(offset, Math.Min(LargestInOne, bytes.Length - offset)));
                Seal();
            }
        }

        Wake();
    }

    private void Written()
    {
        lock (_gate)
        {
            if (_open.Length >= ParcelBytes) Seal();
        }

        Wake();
    }

    private void Seal()
    {
        _parcels.Enqueue(_open.ToArray());
        _open.Clear();
    }
}
