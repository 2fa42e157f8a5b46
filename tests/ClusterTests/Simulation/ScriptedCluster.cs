using PoolGen.CompilerServices;
using PoolGen.Extensibility;
using PoolGen.Orleans.Scheduling;
using PoolGen.Scheduling;
using PoolGen.Serialization;

namespace PoolGen.ClusterTests.Simulation;

/// <summary>A scheduler whose hosts do what a test says, one thing after the other.</summary>
internal sealed class ScriptedCluster(ClusterSettings? settings = null) : ISubmissionHost
{
    private readonly Dictionary<long, long> _said = [];
    private readonly HashSet<PoolTask> _refused = [];

    internal static PoolTask Once { get; } = new SimulatedTask<UnmanagedCodec<long>>(0, "Work.Once");

    internal static PoolTask Again { get; } = new SimulatedTask<UnmanagedCodec<long>>(1, "Work.Again") { Idempotent = true };

    internal ClusterScheduler Scheduler { get; } = new(settings ?? new ClusterSettings());

    internal long Now { get; private set; } = TimeSpan.TicksPerHour;

    /// <summary>All commands, in order.</summary>
    internal List<HostCommand> Commands { get; } = [];

    internal List<ItemEnd> Ends { get; } = [];

    /// <summary>Whether operations are answered at once.</summary>
    internal bool Answers { get; set; } = true;

    public int WorkerCount => Scheduler.Slots;

    public long MaxPayloadBytes => int.MaxValue;

    public TimeProvider TimeProvider => TimeProvider.System;

    internal IEnumerable<WorkChunk> SentTo(RemoteSession session) =>
        Commands.Where(command => command.Session == session.Id && command.Operation is not null).SelectMany(static command => command.Operation!.Chunks);

    /// <summary>A host comes and opens its session.</summary>
    internal RemoteSession Join(string name, int slots = 1, long generation = 1)
    {
        var key = new HostKey(name, generation);
        Do(scheduler => scheduler.HostSeen(key, name, Now));
        long session = Commands.Last(static command => command.Kind == HostCommandKind.Open).Session;
        Do(scheduler => scheduler.Opened(session, new HostFacts(name, slots, "A"), Now));
        return Scheduler.Hosts.Single(host => host.Id == session);
    }

    /// <summary>Hosts that are asked about a task from now on say that theirs is different.</summary>
    internal void Refuse(PoolTask task) => _refused.Add(task);

    internal ScriptedSubmission Call(PoolTask task, CallPriority priority = CallPriority.Normal)
    {
        var call = new ScriptedSubmission(task, 1, single: true) { Envelope = new SubmissionEnvelope { Priority = priority } };
        Assert.True(Scheduler.TryAcceptCall());
        Do(scheduler => Assert.Equal(Admission.Admitted, scheduler.Admit(call, new byte[sizeof(long)], mayExceed: false, Now)));
        return call;
    }

    internal ScriptedSubmission Map(PoolTask task, int items, CallPriority priority = CallPriority.Normal)
    {
        var map = new ScriptedSubmission(task, items, single: false) { Envelope = new SubmissionEnvelope { Priority = priority } };
        Assert.True(Scheduler.TryAcceptSubmission(map));
        Do(scheduler => scheduler.Submit(map, Now));
        return map;
    }

    internal void Cancel(ScriptedSubmission submission)
    {
        submission.IsCancelled = true;
        Do(scheduler => scheduler.Cancel(submission, Now));
    }

    /// <summary>A host says something of items of a chunk.</summary>
    internal void Say(RemoteSession session, SessionEventKind kind, long chunk, int first = 0, int count = 1, double seconds = 0, bool draining = false) =>
        Reply(session, draining, new SessionEvent(_said[session.Id] = _said.GetValueOrDefault(session.Id) + 1, kind, chunk, first, count)
        {
            Seconds = seconds,
            Bytes = new byte[count * sizeof(long)],
            Failure = kind == SessionEventKind.Lost ? new WorkerLostException("It died.") : null,
        });

    internal void Reply(RemoteSession session, bool draining, params SessionEvent[] events)
    {
        long number = session.Asked?.Number ?? 0;
        long done = Commands.Where(command => command.Session == session.Id && command.Operation is not null).Select(static command => command.Operation!.Number).DefaultIfEmpty().Max();
        Do(scheduler => scheduler.Taken(session.Id, new TakeReply(number, done, events, draining), Now));
    }

    /// <summary>Items of a chunk start and end.</summary>
    internal void Finish(RemoteSession session, long chunk, int first = 0, int count = 1, double seconds = 0) => Say(session, SessionEventKind.Results, chunk, first, count, seconds);

    internal void Pass(TimeSpan time)
    {
        Now += time.Ticks;
        Do(scheduler => scheduler.Tick(Now));
    }

    internal void Do(Action<ClusterScheduler> action)
    {
        action(Scheduler);
        for (List<HostCommand>? commands = Scheduler.DetachCommands(); commands is not null; commands = Scheduler.DetachCommands())
        {
            Commands.AddRange(commands);
            foreach (HostCommand command in commands) Answer(command);
        }

        Ends.AddRange(Scheduler.DetachEnds() ?? []);
    }

    private void Answer(HostCommand command)
    {
        if (command.Kind == HostCommandKind.Check && Answers) Scheduler.TaskChecked(command.Session, command.Task!, _refused.Contains(command.Task!) ? "Order.Lines: int here, long there" : null, Now);
        else if (command.Operation is { } operation && Answers) Scheduler.Received(command.Session, operation.Number, Now);
    }

    void ISubmissionHost.Cancel(IPoolSubmission submission) => throw new NotSupportedException();

    void ISubmissionHost.Offer(IPoolSubmission submission) => throw new NotSupportedException();

    void ISubmissionHost.Ended(IPoolSubmission submission) => throw new NotSupportedException();
}
