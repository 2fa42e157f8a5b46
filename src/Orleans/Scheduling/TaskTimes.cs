using PoolGen.CompilerServices;
using PoolGen.Scheduling;

namespace PoolGen.Orleans.Scheduling;

/// <summary>How long the items of each task take, at any host: what is known of a host that has run none yet.</summary>
internal sealed class TaskTimes
{
    private readonly Dictionary<PoolTask, ChunkSizer> _times = new(ReferenceEqualityComparer.Instance);

    internal ChunkSizer Of(PoolTask task)
    {
        if (!_times.TryGetValue(task, out ChunkSizer? times)) _times.Add(task, times = new ChunkSizer());
        return times;
    }
}
