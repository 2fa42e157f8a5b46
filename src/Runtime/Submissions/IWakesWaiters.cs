namespace PoolGen.Submissions;

/// <summary>Something that threads wait for.</summary>
internal interface IWakesWaiters
{
    /// <summary>Wakes the waiting threads: there is work that they can do themselves. Called on any thread; must be quick.</summary>
    void WakeWaiters();
}
