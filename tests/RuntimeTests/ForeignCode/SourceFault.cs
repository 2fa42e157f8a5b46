namespace PoolGen.RuntimeTests.ForeignCode;

/// <summary>Where a source throws.</summary>
internal enum SourceFault
{
    GetEnumerator,
    MoveNext,
    Current,
    Dispose,
}
