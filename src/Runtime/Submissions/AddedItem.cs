namespace PoolGen.Submissions;

/// <summary>What became of an item that a source has added.</summary>
internal enum AddedItem
{
    /// <summary>It waits until the engine takes it.</summary>
    Waits,

    /// <summary>There are now as many as the engine wanted: tell it.</summary>
    Wanted,

    /// <summary>No more items are taken.</summary>
    Refused,
}
