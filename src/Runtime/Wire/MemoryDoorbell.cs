using PoolGen.Serialization;

namespace PoolGen.Wire;

/// <summary>One end of a doorbell within a process. Payloads wait in a queue, as the wire's would wait in the socket.</summary>
internal sealed class MemoryDoorbell : IDoorbell
{
    private readonly Lock _gate;
    private readonly SemaphoreSlim _bell = new(0);
    private MemoryDoorbell _other;
    private bool _rung;
    private bool _requested;
    private bool _gone;
    private readonly Queue<(byte[] Bytes, IReadOnlyList<Attachment>? Attachments)> _payloads = new();
    private int _read;

    private MemoryDoorbell(Lock gate)
    {
        _gate = gate;
        _other = this;
    }

    internal static (MemoryDoorbell Parent, MemoryDoorbell Worker) CreatePair()
    {
        var gate = new Lock();
        var parent = new MemoryDoorbell(gate);
        var worker = new MemoryDoorbell(gate) { _other = parent };
        parent._other = worker;
        return (parent, worker);
    }

    public void Ring() => _other.Signal(static bell => bell._rung = true);

    public BellEvent Wait(int timeoutMicroseconds)
    {
        while (true)
        {
            lock (_gate)
            {
                if (_requested)
                {
                    _requested = false;
                    return BellEvent.PayloadRequested;
                }

                if (_rung)
                {
                    _rung = false;
                    return BellEvent.Rung;
                }

                // A payload that nobody asks for must not keep its sender's end from being heard.
                if (_gone) return BellEvent.Gone;
                if (_payloads.Count > 0) return BellEvent.Rung;
            }

            TimeSpan timeout = timeoutMicroseconds < 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromMicroseconds(timeoutMicroseconds);
            if (!_bell.Wait(timeout)) return BellEvent.Rung;
        }
    }

    public void RequestPayload() => _other.Signal(static bell => bell._requested = true);

    public bool TrySendPayload(LargePayload payload, IReadOnlyList<Attachment>? attachments = null)
    {
        // Copied: what the sender lends is its own again when this returns.
        byte[] copy = payload.Join().ToArray();
        lock (_gate)
        {
            if (_gone) return false;
            _other._payloads.Enqueue((copy, attachments));
        }

        _other._bell.Release();
        return true;
    }

    public bool TryAwaitPayload(int length)
    {
        while (true)
        {
            lock (_gate)
            {
                if (_payloads.TryPeek(out var payload)) return payload.Bytes.Length == length;
                if (_gone) return false;
            }

            _bell.Wait();
        }
    }

    public List<Attachment> DetachAttachments()
    {
        lock (_gate)
        {
            return _payloads.TryPeek(out var payload) ? [.. payload.Attachments ?? []] : [];
        }
    }

    public bool TryReceivePayload(Span<byte> part)
    {
        lock (_gate)
        {
            if (!_payloads.TryPeek(out var payload) || part.Length > payload.Bytes.Length - _read) return false;
            payload.Bytes.AsSpan(_read, part.Length).CopyTo(part);
            _read += part.Length;
            if (_read == payload.Bytes.Length)
            {
                _payloads.Dequeue();
                _read = 0;
            }

            return true;
        }
    }

    public void Hang()
    {
        Signal(static bell => bell._gone = true);
        _other.Signal(static bell => bell._gone = true);
    }

    public void Dispose() => Hang();

    private void Signal(Action<MemoryDoorbell> set)
    {
        lock (_gate) set(this);
        _bell.Release();
    }
}
