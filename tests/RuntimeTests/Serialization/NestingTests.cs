using PoolGen.CompilerServices;
using PoolGen.RuntimeTests.Tasks;
using PoolGen.Serialization;
using Vectors;

namespace PoolGen.RuntimeTests.Serialization;

public sealed class NestingTests
{
    private static readonly PoolTask<Node?, Node?> Nodes = VectorWorkTaskDescriptors.Of142;

    [Fact]
    public void Up_to_512_objects_may_be_within_each_other()
    {
        Node? read = Payload.Read(Nodes, Payload.Write(Nodes, Chain(512)));
        int length = 0;
        for (Node? node = read; node is not null; node = node.Next) length++;
        Assert.Equal(512, length);
    }

    [Fact]
    public void More_are_refused_by_the_writer()
    {
        PayloadException error = Assert.Throws<PayloadException>(() => Payload.Write(Nodes, Chain(513)));
        Assert.Contains("512", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cycle_is_refused()
    {
        Node node = new();
        node.Next = node;
        Assert.Throws<PayloadException>(() => Payload.Write(Nodes, node));
    }

    [Theory]
    [InlineData(513)]
    [InlineData(1_000_000)]
    public void More_are_refused_by_the_reader(int depth)
    {
        PayloadException error = Assert.Throws<PayloadException>(() => Payload.Read(Nodes, Nested(depth)));
        Assert.Contains("512", error.Message, StringComparison.Ordinal);
        Assert.NotNull(Payload.Read(Nodes, Nested(512)));

        // Each object has two members: a number, and the next object.
        static byte[] Nested(int depth) => [.. Enumerable.Repeat<byte[]>([2, 0, 0, 0, 0], depth).SelectMany(static x => x), 255];
    }

    [Fact]
    public void Siblings_do_not_add_up()
    {
        List<Node?> nodes = [.. Enumerable.Range(0, 10_000).Select(static i => new Node { Value = i })];
        Assert.Equal(10_000, Payload.Read(NestedWorkTaskDescriptors.Chains, Payload.Write(NestedWorkTaskDescriptors.Chains, nodes)).Count);
    }

    [Fact]
    public void A_derived_value_is_refused_with_both_names()
    {
        Exception error = Assert.Throws<PayloadException>(() => DeclaredType.Require<Exception>(new FormatException()));
        Assert.Contains("System.Exception", error.Message, StringComparison.Ordinal);
        Assert.Contains("System.FormatException", error.Message, StringComparison.Ordinal);
        DeclaredType.Require(new FormatException());
    }

    private static Node Chain(int length)
    {
        Node node = new() { Value = length };
        for (int i = 1; i < length; i++) node = new Node { Value = length - i, Next = node };
        return node;
    }
}
