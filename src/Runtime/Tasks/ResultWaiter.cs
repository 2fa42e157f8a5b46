namespace PoolGen.Tasks;

/// <summary>A thread that blocks until a result has ended. Each thread keeps one for its next wait.</summary>
internal sealed class ResultWaiter : IResultListener
{
    [ThreadStatic] private static ResultWaiter? _kept;

    private readonly ManualResetEventSlim _ended = new(initialState: false, spinCount: 0);

    internal static ResultWaiter Rent()
    {
        ResultWaiter waiter = _kept ?? new ResultWaiter();
        _kept = null;
        return waiter;
    }

    /// <summary>Only for a waiter that was told: another one may still be told later, of a result that nobody waits for.</summary>
    internal static void Return(ResultWaiter waiter)
    {
        waiter._ended.Reset();
        _kept = waiter;
    }

    public void OnEnded(AsyncResult result) => _ended.Set();

    internal bool Wait(TimeSpan timeout) => _ended.Wait(timeout);
}
