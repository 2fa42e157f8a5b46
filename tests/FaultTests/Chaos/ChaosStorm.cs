namespace PoolGen.FaultTests.Chaos;

/// <summary>A token that many items have, and that fires once, at a random moment.</summary>
internal sealed class ChaosStorm : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly List<ChaosItem> _items = [];
    private bool _over;

    internal CancellationToken Token => _source.Token;

    /// <summary>The item will have the token.</summary>
    internal void Add(ChaosItem item)
    {
        lock (_items)
        {
            _items.Add(item);
            if (_over) item.AskToCancel();
        }
    }

    internal void Break()
    {
        lock (_items)
        {
            _over = true;
            foreach (ChaosItem item in _items) item.AskToCancel();
        }

        _source.Cancel();
    }

    public void Dispose() => _source.Dispose();
}
