using PoolGen.CompilerServices;
using PoolGen.Extensibility;
using PoolGen.Orleans.Wire;
using PoolGen.Serialization;

namespace PoolGen.Orleans.Hosts;

/// <summary>One caller's work on this host: its chunks, its news, and how long the caller may be silent.</summary>
/// <remarks>Safe for any thread.</remarks>
/// <param name="host">The host.</param>
/// <param name="request">What the caller said of itself.</param>
internal sealed class HostSession(PoolHost host, OpenRequest request)
{
    private readonly Lock _gate = new();

    // All below: under the gate.
    private readonly SeenNumbers _seen = new();
    private readonly Dictionary<long, HostedChunk> _chunks = [];
    private readonly Dictionary<long, PartialPayload> _arriving = [];
    private readonly Dictionary<int, PoolTask> _tasks = [];

    private long _heardAt = host.Now;
    private volatile bool _debugged;
    private volatile bool _void;

    /// <summary>What the caller is called.</summary>
    internal string Caller => request.Caller;

    internal NewsBox News { get; } = new();

    /// <summary>The host's monotonic clock.</summary>
    internal long Now => host.Now;

    /// <summary>Whether items of this session may start: its caller was heard of in time, and the host has not given it up.</summary>
    internal bool MayStart => !_void && (_debugged || host.Elapsed(Volatile.Read(ref _heardAt)) <= request.CallerLossGrace);

    /// <summary>Whether nothing of it runs here, and its caller has all its news.</summary>
    internal bool IsDone
    {
        get
        {
            lock (_gate) return _chunks.Count == 0 && News.IsEmpty;
        }
    }

    /// <summary>Any message of the caller's counts as a sign of life.</summary>
    /// <returns>False when the caller was silent for too long before it, or the session has ended: it must open another one.</returns>
    internal bool TryTouch()
    {
        if (!MayStart) return false;
        Volatile.Write(ref _heardAt, host.Now);
        return true;
    }

    internal void Define(int number, PoolTask task)
    {
        lock (_gate) _tasks[number] = task;
    }

    internal void Add(ChunkMessage message)
    {
        HostedChunk chunk;
        lock (_gate)
        {
            if (_void || _seen.Contains(message.Number)) return;
            byte[]? items = Arrive(message);
            if (items is null) return;
            _seen.TryAdd(message.Number);
            if (!_tasks.TryGetValue(message.Task, out PoolTask? task) || message.Count < 1)
            {
                News.Dropped(message.Number);
                return;
            }

            var reader = new PayloadReader(message.Envelope);
            chunk = new HostedChunk(this, message, task, host.Limit(SubmissionEnvelope.Read(ref reader)), items);
            _chunks.Add(message.Number, chunk);
        }

        if (!host.TryRun(chunk)) chunk.Return();
    }

    /// <summary>Cancels chunks; those that have not come yet never start.</summary>
    internal void Cancel(long[] numbers)
    {
        foreach (HostedChunk chunk in FindOrDrop(numbers)) chunk.Cancel();
    }

    /// <summary>Gives back what has not started of chunks; those that have not come yet never start.</summary>
    internal void Return(long[] numbers)
    {
        foreach (HostedChunk chunk in FindOrDrop(numbers)) chunk.Return();
    }

    /// <summary>Gives back all that has not started.</summary>
    internal void ReturnAll()
    {
        foreach (HostedChunk chunk in Open()) chunk.Return();
    }

    /// <summary>The session is over: nothing of it starts, what runs is told to end.</summary>
    internal void End()
    {
        _void = true;
        lock (_gate) _arriving.Clear();
        foreach (HostedChunk chunk in Open()) chunk.Cancel();
        News.Wake();
    }

    internal void Ended(HostedChunk chunk)
    {
        lock (_gate) _chunks.Remove(chunk.Number);
        host.MayBeDrained();
    }

    internal double SecondsOf(int worker, long startedAt) => host.SecondsOf(worker, startedAt);

    internal async Task<CollectReply> CollectAsync(CollectRequest collect)
    {
        _debugged = collect.IsDebugged;
        byte[][] news = News.Collect(collect.Acknowledged, out long first);
        if (news.Length == 0 && collect.Wait > TimeSpan.Zero && !host.HasLeft)
        {
            try
            {
                await News.WhenNews(collect.Acknowledged).WaitAsync(collect.Wait, host.TimeProvider).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                // Nothing has happened, and the caller hears that the host is there.
            }

            news = News.Collect(collect.Acknowledged, out first);
        }

        host.MayBeDrained();
        return new CollectReply
        {
            State = _void ? SessionState.Unknown : SessionState.Open,
            FirstNumber = first,
            News = news,
            Busy = host.Busy,
            IsDraining = host.IsDraining,
            HasLeft = host.HasLeft && news.Length == 0,
        };
    }

    private HostedChunk[] Open()
    {
        lock (_gate) return [.. _chunks.Values];
    }

    private List<HostedChunk> FindOrDrop(long[] numbers)
    {
        List<HostedChunk> found = [];
        lock (_gate)
        {
            foreach (long number in numbers)
            {
                if (_chunks.TryGetValue(number, out HostedChunk? chunk)) found.Add(chunk);
                else if (_seen.TryAdd(number)) Drop(number);
            }
        }

        return found;
    }

    private void Drop(long number)
    {
        _arriving.Remove(number);
        News.Dropped(number);
    }

    // The whole payload, or null while pieces are missing.
    private byte[]? Arrive(ChunkMessage message)
    {
        if (message.Bytes.Length == message.Length) return message.Bytes;
        if (!_arriving.TryGetValue(message.Number, out PartialPayload? partial)) _arriving[message.Number] = partial = new PartialPayload(message.Length);
        if (!partial.Add(message.Offset, message.Bytes)) return null;
        _arriving.Remove(message.Number);
        return partial.Bytes;
    }
}
