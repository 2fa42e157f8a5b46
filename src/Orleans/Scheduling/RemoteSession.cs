using PoolGen.CompilerServices;

namespace PoolGen.Orleans.Scheduling;

/// <summary>A session as its caller keeps it: what the host has, what it was told, and when it was heard.</summary>
/// <remarks>Used under the pool's lock.</remarks>
/// <param name="id">Its number.</param>
/// <param name="host">The host.</param>
/// <param name="name">The host's name, for people.</param>
/// <param name="sessions">All sessions.</param>
/// <param name="now">When it was begun.</param>
internal sealed class RemoteSession(long id, HostKey host, string name, Sessions sessions, long now)
{
    private const double UsualRoundTrip = 0.001;

    private readonly Dictionary<PoolTask, TaskAtHost> _tasks = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<long, long> _unanswered = [];
    private readonly List<WorkChunk> _toSubmit = [];
    private long _operations;
    private long _takes;

    internal long Id => id;

    internal HostKey Host => host;

    internal string Name { get; private set; } = name;

    internal string Build { get; private set; } = string.Empty;

    internal SessionState State { get; set; }

    internal int Slots { get; private set; }

    /// <summary>When it was heard last.</summary>
    internal long HeardAt { get; set; } = now;

    /// <summary>What the host has, by the chunks' numbers.</summary>
    internal SortedDictionary<long, HandedChunk> Chunks { get; } = [];

    /// <summary>How many items are there that have not ended.</summary>
    internal int Open { get; private set; }

    /// <summary>How many of those are known to run.</summary>
    internal int Running { get; private set; }

    /// <summary>How many of the items there must not run twice.</summary>
    internal int OnceOpen { get; private set; }

    /// <summary>How many of those are known to run.</summary>
    internal int OnceRunning { get; private set; }

    /// <summary>How many bytes of items are kept because of it.</summary>
    internal long Bytes { get; private set; }

    /// <summary>The suspects that it has; they are one chunk at a time.</summary>
    internal SuspectGroup? Suspects { get; set; }

    /// <summary>The last operation that asked for something back; done when the host says so.</summary>
    internal long Returning { get; set; }

    /// <summary>The last event that was read.</summary>
    internal long Read { get; set; }

    /// <summary>The last operation that the host is known to have done.</summary>
    internal long Done { get; set; }

    /// <summary>The request that has no answer yet.</summary>
    internal TakeRequest? Asked { get; private set; }

    /// <summary>The last request that was answered.</summary>
    internal long Answered { get; private set; }

    /// <summary>When it may be asked next.</summary>
    internal long AskAt { get; set; }

    /// <summary>When it may get work next.</summary>
    internal long FillAt { get; set; } = long.MinValue;

    /// <summary>Whether it would have got work before that.</summary>
    internal bool IsToBeFilled { get; set; }

    /// <summary>How long an operation takes until it is answered, in seconds.</summary>
    internal double RoundTrip { get; private set; } = UsualRoundTrip;

    /// <summary>How many operations have no answer.</summary>
    internal int Unanswered => _unanswered.Count;

    internal IReadOnlyCollection<TaskAtHost> Tasks => _tasks.Values;

    internal bool IsUsable => State is SessionState.Open or SessionState.Suspect;

    /// <summary>How much work it has that has not ended, in seconds of a slot, as far as that is known.</summary>
    internal double SecondsOpen
    {
        get
        {
            double seconds = 0;
            foreach (TaskAtHost task in _tasks.Values) seconds += task.Open * task.Times.SecondsPerItem;
            return seconds;
        }
    }

    internal void Opened(HostFacts facts)
    {
        State = SessionState.Open;
        (Name, Slots, Build) = (facts.Name, Math.Max(1, facts.Slots), facts.Build);
    }

    internal TaskAtHost TaskOf(PoolTask task)
    {
        if (!_tasks.TryGetValue(task, out TaskAtHost? known)) _tasks.Add(task, known = new TaskAtHost(task, sessions.Times.Of(task)));
        return known;
    }

    /// <summary>The host gets a chunk, with the next submission.</summary>
    internal void Hand(HandedChunk chunk, WorkChunk sent)
    {
        Chunks.Add(chunk.Id, chunk);
        Count(chunk, chunk.Open, 0);
        Bytes += chunk.Items.Items.Length;
        _toSubmit.Add(sent);
    }

    /// <summary>So many items more, or fewer, are there, and so many of them run.</summary>
    internal void Count(HandedChunk chunk, int open, int running)
    {
        if (Open == 0 && open > 0) sessions.Busy++;
        if (Open > 0 && Open + open == 0) sessions.Busy--;
        Open += open;
        Running += running;
        chunk.Task.Open += open;
        if (!chunk.IsIdempotent)
        {
            OnceOpen += open;
            OnceRunning += running;
        }

        if (chunk.Open > 0) return;
        if (Chunks.Remove(chunk.Id)) Bytes -= chunk.Items.Items.Length;
    }

    /// <summary>What was handed since the last time, to be sent.</summary>
    internal SessionOperation? DetachSubmission(long now)
    {
        if (_toSubmit.Count == 0) return null;
        SessionOperation operation = Operate(OperationKind.Submit, [.. _toSubmit], [], now);
        _toSubmit.Clear();
        return operation;
    }

    internal SessionOperation Operate(OperationKind kind, IReadOnlyList<WorkChunk> chunks, IReadOnlyList<ChunkPart> parts, long now)
    {
        var operation = new SessionOperation(++_operations, kind, chunks, parts);
        _unanswered.Add(operation.Number, now);
        return operation;
    }

    /// <summary>An operation was answered; false when it had been before.</summary>
    internal bool TryAnswer(long number, long now)
    {
        if (!_unanswered.Remove(number, out long sentAt)) return false;
        double took = (now - sentAt) / (double)TimeSpan.TicksPerSecond;
        RoundTrip = (RoundTrip * 0.8) + (took * 0.2);
        return true;
    }

    internal TakeRequest Ask(long wait) => Asked = new TakeRequest(++_takes, Answered, Read, wait);

    /// <summary>A request was answered; false when it had been before.</summary>
    internal bool TryAnswerAsked(long number)
    {
        if (Asked is null || Asked.Number != number) return false;
        Answered = number;
        Asked = null;
        return true;
    }

    public override string ToString() => $"{Name} ({Host}, session {Id})";
}
