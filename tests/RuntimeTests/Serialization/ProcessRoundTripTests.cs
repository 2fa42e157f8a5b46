using FsCheck;
using FsCheck.Fluent;
using PoolGen.CompilerServices;
using PoolGen.RuntimeTests.Tasks;
using Vectors;

namespace PoolGen.RuntimeTests.Serialization;

/// <summary>Random values of nested types through stubs, to a worker process and back: 150 of each type, so 900 in all.</summary>
[Trait("Category", "Slow")]
public sealed class ProcessRoundTripTests : IDisposable
{
    private const int Count = 150;

    private static readonly Gen<string?> Text = ArbMap.Default.GeneratorFor<string?>();

    private readonly ProcessPool _pool = new(workers: 1);

    public void Dispose() => _pool.Dispose();

    [Fact]
    public void Trees() => Survives(NestedWorkTaskDescriptors.Forest, TreesOf(4), _pool.NestedWork.Forest.Imap);

    [Fact]
    public void Lists_of_invoices_in_arrays() => Survives(NestedWorkTaskDescriptors.Invoices, Invoices().ListOf().ArrayOf().Resize(4), _pool.NestedWork.Invoices.Imap);

    [Fact]
    public void Dictionaries_of_tuples() => Survives(
        NestedWorkTaskDescriptors.Tuples, ArbMap.Default.GeneratorFor<Dictionary<string, (int, string?[], DateTime?)>>(), _pool.NestedWork.Tuples.Imap);

    [Fact]
    public void Dictionaries_of_dictionaries() => Survives(
        NestedWorkTaskDescriptors.Deep, ArbMap.Default.GeneratorFor<Dictionary<long, Dictionary<bool, decimal?[]>>>(), _pool.NestedWork.Deep.Imap);

    [Fact]
    public void Tuples_of_everything() => Survives(
        NestedWorkTaskDescriptors.Mixed, ArbMap.Default.GeneratorFor<(string?, (Guid, int[,])?, List<double[]>)>(), _pool.NestedWork.Mixed.Imap);

    [Fact]
    public void Lists_of_flags() => Survives(
        NestedWorkTaskDescriptors.Flags, ArbMap.Default.GeneratorFor<Dictionary<int, List<bool>>>(), _pool.NestedWork.Flags.Imap);

    private delegate PoolStream<T> Stream<T>(IEnumerable<T> items, int? chunkSize, int? bufferSize, IProgress<MapProgress>? progress, CancellationToken cancellationToken);

    /// <summary>Two values are equal if they are the same bytes: that these hold every member, other tests prove.</summary>
    private static void Survives<T>(PoolTask<T, T> task, Gen<T> values, Stream<T> stream)
    {
        T[] sent = [.. values.Sample(Count, 12)];
        Assert.Equal(Count, sent.Length);
        int next = 0;
        foreach (T back in stream(sent, null, null, null, default)) Assert.Equal(Payload.Write(task, sent[next++]), Payload.Write(task, back));
        Assert.Equal(Count, next);
    }

    private static Gen<Tree?> TreesOf(int depth) =>
        from value in ArbMap.Default.GeneratorFor<int>()
        from label in Text
        from children in depth == 0 ? Gen.Constant<Tree?[]>([]) : TreesOf(depth - 1).ArrayOf().Resize(3)
        select (Tree?)new Tree(value, label, [.. children.OfType<Tree>()]);

    private static Gen<Invoice?> Invoices() =>
        from id in ArbMap.Default.GeneratorFor<Guid>()
        from prices in ArbMap.Default.GeneratorFor<decimal[]>()
        from customer in Text
        from terms in ArbMap.Default.GeneratorFor<(DateTime, bool)?>()
        from labels in ArbMap.Default.GeneratorFor<Dictionary<string, List<(int, string)>>>()
        from side in ArbMap.Default.GeneratorFor<double?>()
        select (Invoice?)new Invoice(id, prices)
        {
            Customer = customer,
            Terms = terms,
            Lines = labels.ToDictionary(static pair => pair.Key, static pair => pair.Value.ConvertAll(static line => new RecStruct(line.Item1, line.Item2))),
            Shape = side is { } radius ? new Circle { Radius = radius } : new Square { Side = id.GetHashCode() },
        };
}
