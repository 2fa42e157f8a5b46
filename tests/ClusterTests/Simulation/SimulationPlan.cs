namespace PoolGen.ClusterTests.Simulation;

/// <summary>What one seed makes likely: few seeds have everything, so that each fault is also seen alone.</summary>
internal sealed class SimulationPlan
{
    /// <summary>No faults.</summary>
    internal SimulationPlan()
    {
        (HostLossGrace, HostWait) = (10 * TimeSpan.TicksPerSecond, 30 * TimeSpan.TicksPerSecond);
        (MaxBufferedBytes, HostsStay) = (long.MaxValue / 2, true);
    }

    internal SimulationPlan(Random random)
    {
        Hosts = random.Next(1, 5);
        MostSlots = random.Next(1, 5);
        Operations = random.Next(4, 30);
        HostLossGrace = random.Next(2, 11) * TimeSpan.TicksPerSecond;
        HostWait = random.Next(3, 31) * TimeSpan.TicksPerSecond;
        SlowestLatency = random.Next(3) == 0 ? random.Next(1, 400) * TimeSpan.TicksPerMillisecond : TimeSpan.TicksPerMillisecond;
        Losses = random.Next(3) == 0 ? random.Next(1, 25) : 0;
        Doubles = random.Next(3) == 0 ? random.Next(1, 30) : 0;
        Delays = random.Next(4) == 0 ? random.Next(1, 10) : 0;
        Deaths = random.Next(3) == 0 ? random.Next(1, 5) : 0;
        Freezes = random.Next(4) == 0 ? random.Next(1, 4) : 0;
        Cuts = random.Next(4) == 0 ? random.Next(1, 4) : 0;
        CallerFreezes = random.Next(8) == 0 ? random.Next(1, 3) : 0;
        Drains = random.Next(5) == 0 ? random.Next(1, 3) : 0;
        Joins = random.Next(3) == 0 ? random.Next(1, 4) : 0;
        Cancels = random.Next(3) == 0 ? 20 : 0;
        Poison = random.Next(5) == 0 ? 4 : 0;
        Deadly = random.Next(6) == 0 ? 2 : 0;
        Hangs = random.Next(6) == 0 ? 5 : 0;
        Quick = random.Next(3) == 0;
        Long = random.Next(4) == 0;
        Terminates = random.Next(6) == 0;
        Closes = random.Next(4) == 0;
        OtherBuilds = random.Next(5) == 0 ? 40 : 0;
        MaxQueuedTasks = random.Next(6) == 0 ? random.Next(1, 30) : null;
        MaxBufferedBytes = random.Next(6) == 0 ? random.Next(20, 5_000) : long.MaxValue / 2;
        HostsStay = random.Next(8) != 0;
        Tight = random.Next(6) == 0;
    }

    internal int Hosts { get; init; }

    internal int MostSlots { get; init; }

    /// <summary>How many times the caller does something.</summary>
    internal int Operations { get; init; }

    internal long HostLossGrace { get; init; }

    internal long HostWait { get; init; }

    internal long SlowestLatency { get; init; }

    /// <summary>How many messages are lost, doubled or very late, in percent.</summary>
    internal int Losses { get; init; }

    internal int Doubles { get; init; }

    internal int Delays { get; init; }

    /// <summary>How often hosts die, stand still, are cut off, leave, come, while the caller does something.</summary>
    internal int Deaths { get; init; }

    internal int Freezes { get; init; }

    internal int Cuts { get; init; }

    internal int CallerFreezes { get; init; }

    internal int Drains { get; init; }

    internal int Joins { get; init; }

    /// <summary>In percent of the operations.</summary>
    internal int Cancels { get; init; }

    /// <summary>In percent of the items: kills its worker, its host, never ends.</summary>
    internal int Poison { get; init; }

    internal int Deadly { get; init; }

    internal int Hangs { get; init; }

    /// <summary>Whether items take less than a round trip.</summary>
    internal bool Quick { get; init; }

    internal bool Long { get; init; }

    internal bool Terminates { get; init; }

    internal bool Closes { get; init; }

    /// <summary>How many hosts have another build, in percent.</summary>
    internal int OtherBuilds { get; init; }

    internal int? MaxQueuedTasks { get; init; }

    internal long MaxBufferedBytes { get; init; }

    /// <summary>Whether in the end a host is there.</summary>
    internal bool HostsStay { get; init; }

    /// <summary>Whether the caller does all at once.</summary>
    internal bool Tight { get; init; }
}
