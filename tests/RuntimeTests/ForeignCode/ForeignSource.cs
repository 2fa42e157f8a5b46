using System.Collections;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.RuntimeTests.ForeignCode;

/// <summary>The numbers from 0 on, which throw at one place: at the number 2, if it has to do with a number.</summary>
internal sealed class ForeignSource(SourceFault fault, ForeignPlace place) : IEnumerable<int>, IEnumerator<int>
{
    private int _next = -1;

    internal int Length { get; init; } = 3;

    public int Current => _next == 2 && fault == SourceFault.Current ? place.Throw<int>("Current") : _next;

    object IEnumerator.Current => Current;

    public IEnumerator<int> GetEnumerator() => fault == SourceFault.GetEnumerator ? place.Throw<IEnumerator<int>>("GetEnumerator") : this;

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool MoveNext() => ++_next == 2 && fault == SourceFault.MoveNext ? place.Throw<bool>("MoveNext") : _next < Length;

    public void Reset() => throw new NotSupportedException();

    public void Dispose()
    {
        if (fault == SourceFault.Dispose) place.Throw<int>("Dispose");
    }
}
