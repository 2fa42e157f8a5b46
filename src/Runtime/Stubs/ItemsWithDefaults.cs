using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace PoolGen.Stubs;

/// <summary>Adds a task's defaults to each item that it runs over.</summary>
/// <remarks>Of our own, because LINQ for async streams is in the framework and in a package alike, and a project may have both.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ItemsWithDefaults
{
    /// <summary>The arguments for each item.</summary>
    /// <param name="items">The first parameter's values.</param>
    /// <param name="pack">Adds the defaults of the further ones.</param>
    public static IEnumerable<TArguments> Of<TItem, TArguments>(IEnumerable<TItem> items, Func<TItem, TArguments> pack)
    {
        ArgumentNullException.ThrowIfNull(items);
        return items.Select(pack);
    }

    /// <inheritdoc cref="Of{TItem, TArguments}(IEnumerable{TItem}, Func{TItem, TArguments})"/>
    public static IAsyncEnumerable<TArguments> Of<TItem, TArguments>(IAsyncEnumerable<TItem> items, Func<TItem, TArguments> pack)
    {
        ArgumentNullException.ThrowIfNull(items);
        return Pack(items, pack);
    }

    private static async IAsyncEnumerable<TArguments> Pack<TItem, TArguments>(
        IAsyncEnumerable<TItem> items, Func<TItem, TArguments> pack, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (TItem item in items.WithCancellation(cancellationToken).ConfigureAwait(false)) yield return pack(item);
    }
}
