using System.Collections.Concurrent;
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Puts what has arrived into the collection that an object's constructor has made: for members that can be read but not set.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Filling
{
    /// <summary>Replaces the items of a collection, which keeps its comparer.</summary>
    /// <exception cref="PayloadException">One of the two is null, or the collection cannot be changed.</exception>
    public static void Fill<T>(ICollection<T>? target, IEnumerable<T>? items)
    {
        if (!MustFill(target, items)) return;
        if (target!.IsReadOnly) throw new PayloadException($"A collection of type '{target.GetType()}' cannot be filled: it is read-only.");
        target.Clear();
        foreach (T item in items!) target.Add(item);
    }

    /// <inheritdoc cref="Fill{T}(ICollection{T}, IEnumerable{T})"/>
    public static void Fill<T>(Queue<T>? target, Queue<T>? items)
    {
        if (!MustFill(target, items)) return;
        target!.Clear();
        foreach (T item in items!) target.Enqueue(item);
    }

    /// <inheritdoc cref="Fill{T}(ICollection{T}, IEnumerable{T})"/>
    public static void Fill<T>(Stack<T>? target, Stack<T>? items)
    {
        if (!MustFill(target, items)) return;
        target!.Clear();
        foreach (T item in items!.Reverse()) target.Push(item);
    }

    /// <inheritdoc cref="Fill{T}(ICollection{T}, IEnumerable{T})"/>
    public static void Fill<T>(ConcurrentQueue<T>? target, ConcurrentQueue<T>? items)
    {
        if (!MustFill(target, items)) return;
        target!.Clear();
        foreach (T item in items!) target.Enqueue(item);
    }

    private static bool MustFill<TCollection>(TCollection? target, object? items)
    {
        if (target is null && items is null) return false;
        if (target is null) throw new PayloadException($"A member of type '{typeof(TCollection)}' can only be filled, and the constructor has left it null: initialize it, or give it 'init'.");
        if (items is null) throw new PayloadException($"A member of type '{typeof(TCollection)}' was null and can only be filled: give it 'init'.");
        return true;
    }
}
