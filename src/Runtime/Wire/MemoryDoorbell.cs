namespace PoolGen.Wire;

/// <summary>One end of a doorbell within a process. Payloads wait in a box of one, as the wire's would wait in the socket.</summary>
internal sealed class MemoryDoorbell : IDoorbell
{
    private readonly Lock _gate;
    private readonly SemaphoreSlim _bell = new(0);
    private MemoryDoorbell _other;
    private bool _rung;
    private bool _requested;
    private bool _gone;
    private byte[]? _payload;

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

                if (_rung || _payload is not null)
                {
                    _rung = false;
                    return BellEvent.Rung;
                }

                if (_gone) return BellEvent.Gone;
            }

            TimeSpan timeout = timeoutMicroseconds < 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromMicroseconds(timeoutMicroseconds);
            if (!_bell.Wait(timeout)) return BellEvent.Rung;
        }
    }

    public void RequestPayload() => _other.Signal(static bell => bell._requested = true);

    public bool TrySendPayload(ReadOnlySpan<byte> payload)
    {
        byte[] copy = payload.ToArray();
        lock (_gate)
        {
            if (_gone) return false;
            _other._payload = copy;
        }

        _other._bell.Release();
        return true;
    }

    public bool TryReceivePayload(Span<byte> payload)
    {
        while (true)
        {
            lock (_gate)
            {
                if (_payload is { } received)
                {
                    _payload = null;
                    return received.Length == payload.Length && received.AsSpan().TryCopyTo(payload);
                }

                if (_gone) return false;
            }

            _bell.Wait();
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
