using PoolGen.CompilerServices;
using PoolGen.Scheduling;

namespace PoolGen.Orleans.Scheduling;

/// <summary>A task at one host: whether the host can run it, how long it takes there, how much of it is there.</summary>
/// <param name="task">The task.</param>
/// <param name="anywhere">How long its items take at the hosts that were measured.</param>
internal sealed class TaskAtHost(PoolTask task, ChunkSizer anywhere)
{
    private readonly ChunkSizer _here = new();

    internal PoolTask Task => task;

    /// <summary>Null until the host has answered.</summary>
    internal bool? Runs { get; set; }

    /// <summary>Whether the host was asked.</summary>
    internal bool IsAsked { get; set; }

    /// <summary>Why the host cannot run it.</summary>
    internal string Difference { get; set; } = string.Empty;

    /// <summary>How long its items take: there, or while that is not known, elsewhere.</summary>
    internal ChunkSizer Times => _here.SecondsPerItem > 0 ? _here : anywhere;

    /// <summary>How many items are there that have not ended.</summary>
    internal int Open { get; set; }

    /// <summary>So many items kept a slot busy for so long.</summary>
    internal void Measured(int items, double seconds)
    {
        if (seconds <= 0 || items <= 0) return;
        TimeSpan time = TimeSpan.FromSeconds(seconds);
        _here.Measured(items, time);
        anywhere.Measured(items, time);
    }
}
