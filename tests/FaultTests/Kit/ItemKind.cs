namespace PoolGen.FaultTests.Kit;

/// <summary>How often an item may run.</summary>
internal enum ItemKind
{
    Once,
    Idempotent,
}
