namespace PoolGen.Sharing;

/// <summary>The item that was given a handle: as long as it runs, the handle can be used whatever the owner does.</summary>
/// <param name="Scope">The worker that runs it; null for a handle that no item was given.</param>
/// <param name="Item">Which item it is.</param>
internal readonly record struct MemoryUse(SharedScope? Scope, long Item)
{
    internal bool IsNone => Scope is null;

    internal bool IsOver => Scope is not { } scope || scope.Item != Item;
}
