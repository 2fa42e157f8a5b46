using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using PoolGen;

namespace Types;

/// <summary>Tasks that give back what they were given: arrays and collections.</summary>
public static class Collections
{
    [PoolTask] public static string?[] Array(string?[] value) => value;
    [PoolTask] public static double[] Block(double[] value) => value;
    [PoolTask] public static int[][] Jagged(int[][] value) => value;
    [PoolTask] public static int[,] Grid2(int[,] value) => value;
    [PoolTask] public static byte[,,] Grid3(byte[,,] value) => value;
    [PoolTask] public static string[,,,] Grid4(string[,,,] value) => value;
    [PoolTask] public static Memory<int> Memory(Memory<int> value) => value;
    [PoolTask] public static ReadOnlyMemory<char> ReadOnlyMemory(ReadOnlyMemory<char> value) => value;
    [PoolTask] public static ArraySegment<int> ArraySegment(ArraySegment<int> value) => value;
    [PoolTask] public static ReadOnlySequence<byte> ReadOnlySequence(ReadOnlySequence<byte> value) => value;
    [PoolTask] public static List<int> List(List<int> value) => value;
    [PoolTask] public static HashSet<int> HashSet(HashSet<int> value) => value;
    [PoolTask] public static Queue<int> Queue(Queue<int> value) => value;
    [PoolTask] public static Stack<int> Stack(Stack<int> value) => value;
    [PoolTask] public static LinkedList<int> LinkedList(LinkedList<int> value) => value;
    [PoolTask] public static SortedSet<int> SortedSet(SortedSet<int> value) => value;
    [PoolTask] public static Collection<int> Collection(Collection<int> value) => value;
    [PoolTask] public static ObservableCollection<int> ObservableCollection(ObservableCollection<int> value) => value;
    [PoolTask] public static ConcurrentQueue<int> ConcurrentQueue(ConcurrentQueue<int> value) => value;
    [PoolTask] public static ConcurrentStack<int> ConcurrentStack(ConcurrentStack<int> value) => value;
    [PoolTask] public static ConcurrentBag<int> ConcurrentBag(ConcurrentBag<int> value) => value;
    [PoolTask] public static BlockingCollection<int> BlockingCollection(BlockingCollection<int> value) => value;
    [PoolTask] public static ReadOnlyCollection<int> ReadOnlyCollection(ReadOnlyCollection<int> value) => value;
    [PoolTask] public static ReadOnlyObservableCollection<int> ReadOnlyObservableCollection(ReadOnlyObservableCollection<int> value) => value;
    [PoolTask] public static Dictionary<string, int> Dictionary(Dictionary<string, int> value) => value;
    [PoolTask] public static SortedDictionary<int, string> SortedDictionary(SortedDictionary<int, string> value) => value;
    [PoolTask] public static SortedList<int, string> SortedList(SortedList<int, string> value) => value;
    [PoolTask] public static ConcurrentDictionary<string, int> ConcurrentDictionary(ConcurrentDictionary<string, int> value) => value;
    [PoolTask] public static ReadOnlyDictionary<int, int> ReadOnlyDictionary(ReadOnlyDictionary<int, int> value) => value;
    [PoolTask] public static PriorityQueue<string, int> PriorityQueue(PriorityQueue<string, int> value) => value;
    [PoolTask] public static ImmutableArray<int> ImmutableArray(ImmutableArray<int> value) => value;
    [PoolTask] public static ImmutableList<int> ImmutableList(ImmutableList<int> value) => value;
    [PoolTask] public static ImmutableQueue<int> ImmutableQueue(ImmutableQueue<int> value) => value;
    [PoolTask] public static ImmutableHashSet<int> ImmutableHashSet(ImmutableHashSet<int> value) => value;
    [PoolTask] public static ImmutableSortedSet<int> ImmutableSortedSet(ImmutableSortedSet<int> value) => value;
    [PoolTask] public static ImmutableStack<int> ImmutableStack(ImmutableStack<int> value) => value;
    [PoolTask] public static ImmutableDictionary<string, int> ImmutableDictionary(ImmutableDictionary<string, int> value) => value;
    [PoolTask] public static ImmutableSortedDictionary<int, int> ImmutableSortedDictionary(ImmutableSortedDictionary<int, int> value) => value;
    [PoolTask] public static FrozenSet<int> FrozenSet(FrozenSet<int> value) => value;
    [PoolTask] public static FrozenDictionary<int, string> FrozenDictionary(FrozenDictionary<int, string> value) => value;
    [PoolTask] public static IImmutableList<int> IImmutableList(IImmutableList<int> value) => value;
    [PoolTask] public static IImmutableQueue<int> IImmutableQueue(IImmutableQueue<int> value) => value;
    [PoolTask] public static IImmutableStack<int> IImmutableStack(IImmutableStack<int> value) => value;
    [PoolTask] public static IImmutableSet<int> IImmutableSet(IImmutableSet<int> value) => value;
    [PoolTask] public static IImmutableDictionary<string, int> IImmutableDictionary(IImmutableDictionary<string, int> value) => value;
    [PoolTask] public static IEnumerable<int> IEnumerable(IEnumerable<int> value) => value;
    [PoolTask] public static ICollection<int> ICollection(ICollection<int> value) => value;
    [PoolTask] public static IReadOnlyCollection<int> IReadOnlyCollection(IReadOnlyCollection<int> value) => value;
    [PoolTask] public static IList<int> IList(IList<int> value) => value;
    [PoolTask] public static IReadOnlyList<int> IReadOnlyList(IReadOnlyList<int> value) => value;
    [PoolTask] public static ISet<int> ISet(ISet<int> value) => value;
    [PoolTask] public static IReadOnlySet<int> IReadOnlySet(IReadOnlySet<int> value) => value;
    [PoolTask] public static IDictionary<string, int> IDictionary(IDictionary<string, int> value) => value;
    [PoolTask] public static IReadOnlyDictionary<string, int> IReadOnlyDictionary(IReadOnlyDictionary<string, int> value) => value;
    [PoolTask] public static ILookup<bool, int> ILookup(ILookup<bool, int> value) => value;
    [PoolTask] public static IGrouping<bool, int> IGrouping(IGrouping<bool, int> value) => value;
}
