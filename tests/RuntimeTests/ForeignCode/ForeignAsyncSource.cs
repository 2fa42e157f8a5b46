using PoolGen.RuntimeTests.Kit;

namespace PoolGen.RuntimeTests.ForeignCode;

/// <summary>As <see cref="ForeignSource"/>, asynchronously.</summary>
internal sealed class ForeignAsyncSource(SourceFault fault, ForeignPlace place) : IAsyncEnumerable<int>, IAsyncEnumerator<int>
{
    private int _next = -1;

    public int Current => _next == 2 && fault == SourceFault.Current ? place.Throw<int>("Current") : _next;

    public IAsyncEnumerator<int> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        fault == SourceFault.GetEnumerator ? place.Throw<IAsyncEnumerator<int>>("GetEnumerator") : this;

    public async ValueTask<bool> MoveNextAsync()
    {
        await Task.Yield();
        return ++_next == 2 && fault == SourceFault.MoveNext ? place.Throw<bool>("MoveNext") : _next < 3;
    }

    public async ValueTask DisposeAsync()
    {
        await Task.Yield();
        if (fault == SourceFault.Dispose) place.Throw<int>("Dispose");
    }
}
