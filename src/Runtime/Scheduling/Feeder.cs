using PoolGen.Engines;

namespace PoolGen.Scheduling;

/// <summary>A map or stream that still has items to give, with what was learned of how long they take.</summary>
internal sealed record Feeder(IPoolSubmission Source, ChunkSizer Sizer);
