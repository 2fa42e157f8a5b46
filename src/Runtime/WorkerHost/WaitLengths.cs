using System.Diagnostics;

namespace PoolGen.WorkerHost;

/// <summary>Remembers whether the last waits were so short that looking costs less than sleeping. An idle worker looks once more and then sleeps.</summary>
internal struct WaitLengths
{
    private const int Enough = 2;
    private const int Most = 6;

    private int _short;

    /// <summary>Sleeping and being woken takes about as long.</summary>
    internal static TimeSpan Short { get; } = TimeSpan.FromMicroseconds(25);

    /// <summary>Whether the next wait is probably short, too.</summary>
    internal readonly bool AreShort => _short >= Enough;

    /// <summary>A wait is over.</summary>
    internal void Waited(long start) =>
        _short = Stopwatch.GetElapsedTime(start) <= Short ? Math.Min(_short + 1, Most) : Math.Max(_short - 2, 0);
}
