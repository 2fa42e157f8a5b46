using PoolGen.CompilerServices;

namespace PoolGen.Orleans.Scheduling;

/// <summary>Owns what is to be sent to hosts once the lock is left.</summary>
/// <remarks>Used under the pool's lock.</remarks>
internal sealed class CommandList(ClusterSettings settings, ClusterCounts counts)
{
    private List<HostCommand> _commands = [];

    internal List<HostCommand>? Detach()
    {
        if (_commands.Count == 0) return null;
        List<HostCommand> commands = _commands;
        _commands = [];
        return commands;
    }

    internal void Open(RemoteSession session) => Add(new HostCommand(HostCommandKind.Open, session.Host, session.Id)
    {
        LeaseTime = settings.HostLossGrace,
        CallerLossGrace = settings.CallerLossGrace,
    });

    /// <summary>What a host says of a task; it is asked, once, if it has not said anything.</summary>
    internal TaskAtHost Check(RemoteSession session, PoolTask task)
    {
        TaskAtHost there = session.TaskOf(task);
        if (there.IsAsked) return there;
        there.IsAsked = true;
        Add(new HostCommand(HostCommandKind.Check, session.Host, session.Id) { Task = task });
        return there;
    }

    internal void Operate(RemoteSession session, SessionOperation operation) =>
        Add(new HostCommand(HostCommandKind.Operate, session.Host, session.Id) { Operation = operation });

    internal void Take(RemoteSession session) =>
        Add(new HostCommand(HostCommandKind.Take, session.Host, session.Id) { Take = session.Ask(settings.PollWait) });

    internal void Close(RemoteSession session) => Add(new HostCommand(HostCommandKind.Close, session.Host, session.Id));

    private void Add(HostCommand command)
    {
        counts.Messages++;
        _commands.Add(command);
    }
}
