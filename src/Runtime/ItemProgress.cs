namespace PoolGen;

/// <summary>What the task of one item of a map or stream reported through its own <see cref="IProgress{T}"/>.</summary>
/// <remarks>The reports of one item come in their order, and none comes after the item's end. Those of items that run at once come mixed.</remarks>
/// <typeparam name="T">What the task reports.</typeparam>
/// <param name="Index">The item's place in the source, from 0.</param>
/// <param name="Value">The report.</param>
public readonly record struct ItemProgress<T>(long Index, T Value);
