using PoolGen.Serialization;

namespace PoolGen.WorkerHost;

/// <summary>Ends the task loop of a worker whose parent is gone, or has let go of it. Never leaves the worker.</summary>
internal sealed class ParentGoneException : PayloadInterruptedException;
