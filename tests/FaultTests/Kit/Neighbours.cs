using PoolGen.FaultTests.Tasks;

namespace PoolGen.FaultTests.Kit;

/// <summary>Short items beside a fault, half of them single and half in chunks: what happens to others must not happen to them.</summary>
internal sealed class Neighbours
{
    private const int ChunkSize = 4;

    private readonly Accounts _accounts;
    private readonly (int Id, AsyncResult<int> Result)[] _singles;
    private readonly int _firstOfMap;
    private readonly int _count;
    private readonly AsyncResult<int[]> _map;

    internal Neighbours(ProcessPool pool, Accounts accounts, int count = 16)
    {
        _accounts = accounts;
        _count = count / 2;
        int first = accounts.Accept(count);
        _singles = [.. Enumerable.Range(first, _count).Select(id => (id, pool.FaultWork.Tick.ApplyAsync(id, TimeOf(id))))];
        _firstOfMap = first + _count;
        _map = pool.FaultWork.Tick.StarMapAsync(Enumerable.Range(_firstOfMap, _count).Select(id => (id, TimeOf(id))), ChunkSize);
    }

    /// <summary>Waits for their ends, and books them.</summary>
    internal void End()
    {
        foreach ((int id, AsyncResult<int> result) in _singles)
        {
            result.Wait();
            _accounts.End(id, result.Exception?.InnerException);
            if (result.IsSuccessful) Assert.Equal(FaultWork.Answer(id), result.Get());
        }

        _map.Wait();
        _accounts.EndMap(_firstOfMap, _count, _map.Exception);
    }

    private static int TimeOf(int id) => id % 100;
}
