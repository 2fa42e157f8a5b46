namespace PoolGen.RuntimeTests.Scheduling;

/// <summary>How a simulated worker's start goes.</summary>
internal enum BootPlan
{
    BecomesReady,
    DiesBefore,
    InitializerFails,
    NeverReady,
}
