namespace PoolGen;

/// <summary>A worker as it was when it was asked for.</summary>
/// <param name="WorkerId">The worker's number, 0 to n-1; a replacement has the number of the worker that it replaces.</param>
/// <param name="ProcessId">Its process; 0 while it has none.</param>
/// <param name="State">Its state.</param>
/// <param name="TasksCompleted">How many items the process has finished.</param>
public sealed record WorkerInfo(int WorkerId, int ProcessId, WorkerState State, long TasksCompleted);
