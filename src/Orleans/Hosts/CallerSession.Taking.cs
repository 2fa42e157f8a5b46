using PoolGen.Orleans.Scheduling;
using PoolGen.Orleans.Wire;

namespace PoolGen.Orleans.Hosts;

/// <summary>What the caller hears: its questions wait until there is something new.</summary>
internal sealed partial class CallerSession
{
    private const int MostReplyBytes = 4 << 20;

    private static readonly TimeSpan StartedSoon = TimeSpan.FromMilliseconds(5);

    /// <summary>The caller asks what is new, and waits for it.</summary>
    internal async Task<TakeAnswer> TakeAsync(TakeCall call)
    {
        var request = new TakeRequest(call.Number, call.Heard, call.Acknowledged, call.Wait.Ticks);
        Task news = Task.CompletedTask;
        bool resumes;
        lock (_gate)
        {
            if (HasEnded()) return new TakeAnswer { Answer = SessionAnswer.Unknown };
            _last = call.IsDebugged ? request : null;
            _session.Take(request, _host.Now);
            resumes = Resumes();
            Wake();
            if (_session.Unacknowledged == 0 && !_session.HasNews && call.Wait > TimeSpan.Zero && !_host.HasLeft)
            {
                _waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                news = _waiting.Task;
            }
        }

        if (resumes) OfferAll();
        _host.MayBeDrained();
        if (!news.IsCompleted)
        {
            try
            {
                await news.WaitAsync(call.Wait, _host.TimeProvider).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                // Nothing has happened: the caller hears that the host is there.
            }
        }

        return Answer(request);
    }

    /// <summary>A further piece of the last large reply; null where there is another one by now.</summary>
    internal byte[]? Piece(PieceRequest request)
    {
        lock (_gate)
        {
            if (request.Reply != _largeNumber || request.Offset < 0 || request.Offset >= _large.Length) return null;
            return _large.AsSpan(request.Offset, Math.Min(Protocol.PieceBytes, _large.Length - request.Offset)).ToArray();
        }
    }

    /// <summary>Whoever waits for news gets its answer now.</summary>
    internal void WakeNow()
    {
        lock (_gate) Wake();
    }

    private TakeAnswer Answer(TakeRequest request)
    {
        byte[] bytes;
        long reply = 0;
        bool left;
        lock (_gate)
        {
            if (HasEnded()) return new TakeAnswer { Answer = SessionAnswer.Unknown };
            left = _host.HasLeft && _session.Unacknowledged == 0;
            bytes = ReplyCodec.Encode(_session.Reply(request, MostReplyBytes, _host.Now));
            if (bytes.Length > Protocol.PieceBytes)
            {
                _large = bytes;
                reply = ++_largeNumber;
            }
        }

        return new TakeAnswer
        {
            Reply = reply,
            Length = bytes.Length,
            Bytes = bytes.Length > Protocol.PieceBytes ? bytes[..Protocol.PieceBytes] : bytes,
            Busy = _host.Busy,
            HasLeft = left,
        };
    }

    private void WakeIfNews()
    {
        if (_session.HasNews) Wake();
    }

    private void Wake()
    {
        _waiting?.TrySetResult();
        _waiting = null;
    }

    // That something has started is worth no message of its own as long as it may end at once.
    private void WakeSoon()
    {
        _wakesSoon = true;
        Task.Delay(StartedSoon).ContinueWith(
            static (_, session) =>
            {
                var woken = (CallerSession)session!;
                lock (woken._gate)
                {
                    woken._wakesSoon = false;
                    woken.Wake();
                }
            },
            this, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
