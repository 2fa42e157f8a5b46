using Microsoft.Extensions.Logging;
using PoolGen.Settings;

namespace PoolGen.Orleans;

/// <summary>The options of a <see cref="ClusterPool"/>. Workers and their processes belong to the hosts: see <see cref="PoolHostOptions"/>.</summary>
public sealed class ClusterPoolOptions
{
    /// <summary>What the pool is called in logs and figures. Default: "default".</summary>
    public string Name { get; set; } = "default";

    /// <summary>How long a task waits while there is no host for it, before it ends in <see cref="NoHostException"/>. Default: 30 s.</summary>
    public TimeSpan HostWait { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a host may be silent before the pool gives it up. Default: 10 s.</summary>
    public TimeSpan HostLossGrace { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long this caller may be silent before hosts give its work up. While a debugger is attached to it they never do. Default: 15 s.</summary>
    public TimeSpan CallerLossGrace { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How many bytes of encoded arguments the pool keeps at once; they are kept until their items have ended. One larger item always passes. Default: 256 MiB.</summary>
    public long MaxBufferedBytes { get; set; } = 256L << 20;

    /// <summary>How many single calls may wait for a host, or null for any number. Default: null.</summary>
    public int? MaxQueuedTasks { get; set; }

    /// <summary>What a single call does when <see cref="MaxQueuedTasks"/> wait already. Default: it waits.</summary>
    public QueueFullMode QueueFullMode { get; set; }

    /// <summary>How long an item may run, or null for no limit. Default: null.</summary>
    public TimeSpan? TaskTimeout { get; set; }

    /// <summary>How long an item that was told to end may take before its worker is killed. Default: 2 s.</summary>
    public TimeSpan CancellationGrace { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long <see cref="ClusterPool.Terminate"/> and disposal wait for hosts to answer, and <see cref="ClusterPool.Join()"/> for a stream that nobody reads. Default: 5 s.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The largest argument or result, in bytes. Large ones travel in pieces. Default: 1 GiB.</summary>
    public long MaxPayloadBytes { get; set; } = 1L << 30;

    /// <summary>Whether hosts run a task only if they have the caller's very build of its assembly. Default: false; they must agree about the task's parameters and results in any case.</summary>
    public bool RequireSameBuild { get; set; }

    /// <summary>Where the pool logs. Default: nowhere; the service's with dependency injection.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>The clock that waits and time limits go by.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Checks all options, as the pool's constructor does.</summary>
    /// <exception cref="ArgumentException">An option is not valid; the message names it.</exception>
    public void Validate()
    {
        OptionCheck.NotEmpty(Name, nameof(Name));
        OptionCheck.ZeroOrMore(HostWait, nameof(HostWait));
        OptionCheck.MoreThanZero(HostLossGrace, nameof(HostLossGrace));
        OptionCheck.MoreThanZero(CallerLossGrace, nameof(CallerLossGrace));
        OptionCheck.AtLeastOne(MaxBufferedBytes, nameof(MaxBufferedBytes));
        OptionCheck.AtLeastOne(MaxQueuedTasks, nameof(MaxQueuedTasks));
        OptionCheck.Defined(QueueFullMode, nameof(QueueFullMode));
        OptionCheck.MoreThanZero(TaskTimeout, nameof(TaskTimeout));
        OptionCheck.ZeroOrMore(CancellationGrace, nameof(CancellationGrace));
        OptionCheck.MoreThanZero(ShutdownTimeout, nameof(ShutdownTimeout));
        OptionCheck.AtLeastOne(MaxPayloadBytes, nameof(MaxPayloadBytes));
        OptionCheck.NotNull(TimeProvider, nameof(TimeProvider));
    }
}
