using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using PoolGen;

namespace Types;

/// <summary>Sends one value of each type to a worker: arrays and collections.</summary>
internal static class CollectionsTour
{
    public static void Run(IPool pool, Tour tour)
    {
        CollectionsTasks tasks = new(pool);
        tour.Send<string?[]>("string?[]", ["a", null, ""], tasks.Array.Apply);
        tour.Send<double[]>("double[]", [1.5, -2.5], tasks.Block.Apply);
        tour.Send<int[][]>("int[][]", [[1], [2, 3], []], tasks.Jagged.Apply);
        tour.Send<int[,]>("int[,]", new[,] { { 1, 2, 3 }, { 4, 5, 6 } }, tasks.Grid2.Apply);
        tour.Send<byte[,,]>("byte[,,]", new byte[2, 1, 2], tasks.Grid3.Apply);
        tour.Send<string[,,,]>("string[,,,]", new string[1, 1, 1, 0], tasks.Grid4.Apply);
        tour.Send<Memory<int>>("Memory<int>", new Memory<int>([9, 8]), tasks.Memory.Apply, static v => v.ToArray());
        tour.Send<ReadOnlyMemory<char>>("ReadOnlyMemory<char>", "abc".AsMemory(), tasks.ReadOnlyMemory.Apply, static v => v.ToArray());
        tour.Send<ArraySegment<int>>("ArraySegment<int>", new([1, 2, 3, 4], 1, 2), tasks.ArraySegment.Apply);
        tour.Send<ReadOnlySequence<byte>>("ReadOnlySequence<byte>", new([1, 2]), tasks.ReadOnlySequence.Apply, static v => v.ToArray());
        tour.Send<List<int>>("List<int>", [3, 1, 2], tasks.List.Apply);
        tour.Send<HashSet<int>>("HashSet<int>", [3, 1, 2], tasks.HashSet.Apply);
        tour.Send<Queue<int>>("Queue<int>", new([3, 1, 2]), tasks.Queue.Apply);
        tour.Send<Stack<int>>("Stack<int>", new([3, 1, 2]), tasks.Stack.Apply);
        tour.Send<LinkedList<int>>("LinkedList<int>", new([3, 1, 2]), tasks.LinkedList.Apply);
        tour.Send<SortedSet<int>>("SortedSet<int>", [3, 1, 2], tasks.SortedSet.Apply);
        tour.Send<Collection<int>>("Collection<int>", [3, 1, 2], tasks.Collection.Apply);
        tour.Send<ObservableCollection<int>>("ObservableCollection<int>", new([3, 1, 2]), tasks.ObservableCollection.Apply);
        tour.Send<ConcurrentQueue<int>>("ConcurrentQueue<int>", new([3, 1, 2]), tasks.ConcurrentQueue.Apply);
        tour.Send<ConcurrentStack<int>>("ConcurrentStack<int>", new([3, 1, 2]), tasks.ConcurrentStack.Apply);
        tour.Send<ConcurrentBag<int>>("ConcurrentBag<int>", [7], tasks.ConcurrentBag.Apply);
        tour.Send<BlockingCollection<int>>("BlockingCollection<int>", new() { 3, 1 }, tasks.BlockingCollection.Apply);
        tour.Send<ReadOnlyCollection<int>>("ReadOnlyCollection<int>", new([3, 1]), tasks.ReadOnlyCollection.Apply);
        tour.Send<ReadOnlyObservableCollection<int>>("ReadOnlyObservableCollection<int>", new(new([3, 1])), tasks.ReadOnlyObservableCollection.Apply);
        tour.Send<Dictionary<string, int>>("Dictionary<string, int>", new() { ["a"] = 1, ["b"] = 2 }, tasks.Dictionary.Apply);
        tour.Send<SortedDictionary<int, string>>("SortedDictionary<int, string>", new() { [2] = "b", [1] = "a" }, tasks.SortedDictionary.Apply);
        tour.Send<SortedList<int, string>>("SortedList<int, string>", new() { [2] = "b", [1] = "a" }, tasks.SortedList.Apply);
        tour.Send<ConcurrentDictionary<string, int>>("ConcurrentDictionary<string, int>", new() { ["a"] = 1 }, tasks.ConcurrentDictionary.Apply);
        tour.Send<ReadOnlyDictionary<int, int>>("ReadOnlyDictionary<int, int>", new(new Dictionary<int, int> { [1] = 2 }), tasks.ReadOnlyDictionary.Apply);
        tour.Send<PriorityQueue<string, int>>("PriorityQueue<string, int>", new([("a", 1), ("b", 2)]), tasks.PriorityQueue.Apply, static v => v.UnorderedItems);
        tour.Send<ImmutableArray<int>>("ImmutableArray<int>", [3, 1], tasks.ImmutableArray.Apply);
        tour.Send<ImmutableList<int>>("ImmutableList<int>", [3, 1], tasks.ImmutableList.Apply);
        tour.Send<ImmutableQueue<int>>("ImmutableQueue<int>", [3, 1], tasks.ImmutableQueue.Apply);
        tour.Send<ImmutableHashSet<int>>("ImmutableHashSet<int>", [3, 1], tasks.ImmutableHashSet.Apply);
        tour.Send<ImmutableSortedSet<int>>("ImmutableSortedSet<int>", [3, 1], tasks.ImmutableSortedSet.Apply);
        tour.Send<ImmutableStack<int>>("ImmutableStack<int>", [3, 1], tasks.ImmutableStack.Apply);
        tour.Send<ImmutableDictionary<string, int>>("ImmutableDictionary<string, int>", ImmutableDictionary<string, int>.Empty.Add("a", 1), tasks.ImmutableDictionary.Apply);
        tour.Send<ImmutableSortedDictionary<int, int>>("ImmutableSortedDictionary<int, int>", ImmutableSortedDictionary<int, int>.Empty.Add(2, 1).Add(1, 2), tasks.ImmutableSortedDictionary.Apply);
        tour.Send<FrozenSet<int>>("FrozenSet<int>", FrozenSet.Create(3, 1), tasks.FrozenSet.Apply);
        tour.Send<FrozenDictionary<int, string>>("FrozenDictionary<int, string>", new Dictionary<int, string> { [1] = "a" }.ToFrozenDictionary(), tasks.FrozenDictionary.Apply);
        tour.Send<IImmutableList<int>>("IImmutableList<int>", ImmutableList.Create(3, 1), tasks.IImmutableList.Apply);
        tour.Send<IImmutableQueue<int>>("IImmutableQueue<int>", ImmutableQueue.Create(3, 1), tasks.IImmutableQueue.Apply);
        tour.Send<IImmutableStack<int>>("IImmutableStack<int>", ImmutableStack.Create(3, 1), tasks.IImmutableStack.Apply);
        tour.Send<IImmutableSet<int>>("IImmutableSet<int>", ImmutableHashSet.Create(3, 1), tasks.IImmutableSet.Apply);
        tour.Send<IImmutableDictionary<string, int>>("IImmutableDictionary<string, int>", ImmutableDictionary<string, int>.Empty.Add("a", 1), tasks.IImmutableDictionary.Apply);
        tour.Send<IEnumerable<int>>("IEnumerable<int>", new List<int> { 3, 1, 2 }, tasks.IEnumerable.Apply);
        tour.Send<ICollection<int>>("ICollection<int>", new List<int> { 3, 1, 2 }, tasks.ICollection.Apply);
        tour.Send<IReadOnlyCollection<int>>("IReadOnlyCollection<int>", new List<int> { 3, 1, 2 }, tasks.IReadOnlyCollection.Apply);
        tour.Send<IList<int>>("IList<int>", new List<int> { 3, 1, 2 }, tasks.IList.Apply);
        tour.Send<IReadOnlyList<int>>("IReadOnlyList<int>", new List<int> { 3, 1, 2 }, tasks.IReadOnlyList.Apply);
        tour.Send<ISet<int>>("ISet<int>", new HashSet<int> { 3, 1, 2 }, tasks.ISet.Apply);
        tour.Send<IReadOnlySet<int>>("IReadOnlySet<int>", new HashSet<int> { 3, 1, 2 }, tasks.IReadOnlySet.Apply);
        tour.Send<IDictionary<string, int>>("IDictionary<string, int>", new Dictionary<string, int> { ["k"] = 9 }, tasks.IDictionary.Apply);
        tour.Send<IReadOnlyDictionary<string, int>>("IReadOnlyDictionary<string, int>", new Dictionary<string, int> { ["k"] = 9 }, tasks.IReadOnlyDictionary.Apply);
        tour.Send<ILookup<bool, int>>("ILookup<bool, int>", Enumerable.Range(0, 5).ToLookup(static i => i > 2), tasks.ILookup.Apply);
        tour.Send<IGrouping<bool, int>>("IGrouping<bool, int>", Enumerable.Range(0, 5).GroupBy(static i => i > 2).Last(), tasks.IGrouping.Apply);
    }
}
