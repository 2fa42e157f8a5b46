namespace PoolGen.Telemetry;

/// <summary>Which outcome an item has.</summary>
internal static class ItemOutcomes
{
    /// <summary>How many there are, <see cref="ItemOutcome.Retried"/> not among them.</summary>
    internal const int Count = (int)ItemOutcome.Retried;

    /// <summary>The outcome of an item that fails with an exception of the engine's. An exception that a task threw is <see cref="ItemOutcome.Error"/>, whatever its type.</summary>
    internal static ItemOutcome Of(Exception failure) => failure switch
    {
        TaskTimeoutException => ItemOutcome.TimedOut,
        WorkerLostException or PoolProtocolException => ItemOutcome.Lost,
        PoolTerminatedException or PoolFaultedException => ItemOutcome.Terminated,
        _ => ItemOutcome.Error,
    };
}
