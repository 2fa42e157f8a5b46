namespace PoolGen.Wire;

/// <summary>What the parent tells a worker's lifeline thread.</summary>
internal enum ControlKind : byte
{
    /// <summary>Fire the token of an item that has started.</summary>
    Cancel = 1,

    /// <summary>There will be no more work: leave.</summary>
    Leave = 2,
}
