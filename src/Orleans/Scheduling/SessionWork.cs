namespace PoolGen.Orleans.Scheduling;

/// <summary>What a host has to do now.</summary>
/// <param name="Run">Chunks whose items are to be run.</param>
/// <param name="Cancel">Chunks of which items run that are to end.</param>
internal sealed record SessionWork(IReadOnlyList<WorkChunk> Run, IReadOnlyList<long> Cancel)
{
    internal static SessionWork None { get; } = new([], []);
}
