namespace PoolGen.RuntimeTests.Scheduling;

/// <summary>What one seed makes likely: few seeds have everything, so that each fault is also seen alone.</summary>
internal sealed class SimulationPlan
{
    internal SimulationPlan(Random random)
    {
        Workers = random.Next(1, 5);
        MaxTasksPerWorker = random.Next(4) == 0 ? random.Next(1, 12) : null;
        TaskTimeout = random.Next(4) == 0 ? TimeSpan.FromMilliseconds(random.Next(200, 3000)) : null;
        Grace = TimeSpan.FromMilliseconds(random.Next(3) == 0 ? 0 : random.Next(1, 2000));
        Operations = random.Next(5, 40);
        Deaths = random.Next(3) == 0 ? random.Next(1, 12) : 0;
        Stops = random.Next(6) == 0 ? random.Next(1, 4) : 0;
        Cancels = random.Next(3) == 0 ? 15 : 0;
        StartFailures = random.Next(5) == 0 ? random.Next(1, 9) : 0;
        FullRings = random.Next(5) == 0 ? 20 : 0;
        LargePayloads = random.Next(12) == 0;
        Hangs = random.Next(5) == 0 ? 5 : 0;
        Unsendable = random.Next(6) == 0 ? 15 : 0;
        Interleaving = random.Next(3) == 0 ? 0 : random.Next(5, 50);
        Terminates = random.Next(4) == 0;
        Closes = random.Next(4) == 0;
        MaxQueuedTasks = random.Next(5) == 0 ? random.Next(1, 30) : null;
        Throws = random.Next(6) == 0 ? 10 : 0;
        MaxBufferedBytes = random.Next(4) == 0 ? random.Next(20, 200_000) : long.MaxValue / 2;
        RefusesWhenFull = random.Next(2) == 0;
    }

    internal int Workers { get; }

    internal int? MaxTasksPerWorker { get; }

    internal TimeSpan? TaskTimeout { get; }

    internal TimeSpan Grace { get; }

    /// <summary>How many times the outside does something.</summary>
    internal int Operations { get; }

    /// <summary>How many workers are killed from outside at most.</summary>
    internal int Deaths { get; }

    internal int Stops { get; }

    /// <summary>In percent of the operations.</summary>
    internal int Cancels { get; }

    internal int StartFailures { get; }

    internal int FullRings { get; }

    internal bool LargePayloads { get; }

    /// <summary>In percent of the items.</summary>
    internal int Hangs { get; }

    internal int Unsendable { get; }

    /// <summary>How likely others go on in the midst of the scheduler's work, in percent.</summary>
    internal int Interleaving { get; }

    internal bool Terminates { get; }

    internal bool Closes { get; }

    internal int? MaxQueuedTasks { get; }

    /// <summary>How many submissions throw when they are given a result, in percent.</summary>
    internal int Throws { get; }

    internal long MaxBufferedBytes { get; }

    /// <summary>Whether a call that finds no room is refused rather than made to wait.</summary>
    internal bool RefusesWhenFull { get; }
}
