namespace PoolGen.FaultTests.Kit;

/// <summary>An item was started in a process.</summary>
internal readonly record struct LedgerRecord(int Id, int ProcessId);
