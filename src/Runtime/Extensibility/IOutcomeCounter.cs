using PoolGen.CompilerServices;
using PoolGen.Telemetry;

namespace PoolGen.Extensibility;

/// <summary>An engine that counts how items end.</summary>
internal interface IOutcomeCounter
{
    /// <summary>A submission tells how items ended that the engine does not see the end of. Called before the outcome is given. Any thread.</summary>
    void Count(PoolTask task, ItemOutcome outcome, int items);
}
