namespace PoolGen.Telemetry;

/// <summary>Where a pool's figures can be read at any time. Safe for any thread.</summary>
internal interface IPoolFigures
{
    /// <summary>What the pool is called.</summary>
    string Name { get; }

    /// <summary>The counts as they are now.</summary>
    CountSnapshot ReadCounts();

    /// <summary>What the pool and its workers do now, without what is known of tasks.</summary>
    /// <param name="withMemory">Whether to ask the system for the workers' memory.</param>
    PoolStatistics Look(bool withMemory);
}
