using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PoolGen.Logs;

/// <summary>The categories of a pool's tasks, and which levels are enabled in them.</summary>
/// <remarks>Safe for any thread. The user's logger factory and loggers are asked where it says so, and nowhere else.</remarks>
internal sealed class TaskLogs(ILoggerFactory loggers)
{
    /// <summary>The handle of the initializer, which no other task has.</summary>
    internal const uint InitializerHandle = uint.MaxValue;

    private readonly ConcurrentDictionary<string, TaskLog> _byName = new(StringComparer.Ordinal);

    // Guards writes to the list below, which is replaced as a whole.
    private readonly Lock _gate = new();
    private volatile TaskLog?[] _byHandle = [];
    private TaskLog? _initializer;
    private TaskLog? _last;

    /// <summary>A task is about to be used: finds out about its category. Asks the user's code.</summary>
    internal TaskLog Know(string taskName)
    {
        if (Volatile.Read(ref _last) is { } last && ReferenceEquals(last.TaskName, taskName)) return last;
        TaskLog log = _byName.GetOrAdd(taskName, static (name, loggers) => TaskLog.Create(loggers, name), loggers);
        Volatile.Write(ref _last, log);
        return log;
    }

    /// <summary>The pool's workers have an initializer. Asks the user's code.</summary>
    internal void KnowInitializer(string taskName) => _initializer = Know(taskName);

    /// <summary>A task has this handle from now on; returns its level.</summary>
    internal byte Define(uint handle, string taskName)
    {
        if (!_byName.TryGetValue(taskName, out TaskLog? log)) return 0;
        lock (_gate)
        {
            TaskLog?[] list = _byHandle;
            if (handle < list.Length && list[handle] is not null) return log.Level;
            var more = new TaskLog?[Math.Max(list.Length, (int)handle + 1)];
            list.CopyTo(more, 0);
            more[handle] = log;
            _byHandle = more;
        }

        return log.Level;
    }

    /// <summary>The category of the task with this handle; null where no task has it.</summary>
    internal TaskLog? Find(uint handle)
    {
        if (handle == InitializerHandle) return _initializer;
        TaskLog?[] list = _byHandle;
        return handle < list.Length ? list[handle] : null;
    }

    /// <summary>Looks which levels are enabled now; true when that has changed. Asks the user's code.</summary>
    internal bool Refresh()
    {
        bool changed = false;
        foreach (TaskLog log in _byName.Values) changed |= log.Refresh();
        return changed;
    }

    /// <summary>The levels of all tasks by their handles; those that have no place share the last one with the initializer.</summary>
    internal byte[] Levels(int places)
    {
        var levels = new byte[places];
        TaskLog?[] list = _byHandle;
        for (int handle = 0; handle < list.Length; handle++) Raise(ref levels[Math.Min(handle, places - 1)], list[handle]);
        Raise(ref levels[^1], _initializer);
        return levels;
    }

    private static void Raise(ref byte level, TaskLog? log) => level = Math.Max(level, log?.Level ?? 0);
}
