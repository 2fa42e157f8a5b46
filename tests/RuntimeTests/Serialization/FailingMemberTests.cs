using PoolGen.Serialization;
using Int = PoolGen.Serialization.UnmanagedCodec<int>;

namespace PoolGen.RuntimeTests.Serialization;

public sealed class FailingMemberTests
{
    private static readonly InvalidOperationException Shared = new("the getter's own");

    [Fact]
    public void A_truncated_payload_names_the_member()
    {
        byte[] payload = Payload.Write<Order, OrderCodec>(new Order { Lines = [new Line { Name = "a" }, new Line { Name = "b" }] });
        Assert.Contains("(at 'Order.Lines.Name')", Failure(() => Payload.Read<Order, OrderCodec>(payload.AsSpan(..^1))), StringComparison.Ordinal);
        Assert.Contains("(at 'Order.Id')", Failure(() => Payload.Read<Order, OrderCodec>(payload.AsSpan(..3))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_getter_that_throws_is_named_each_time_anew()
    {
        Order order = new() { Lines = [new Line { Throws = true }] };
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal("Sending (at 'Order.Lines.Name'): InvalidOperationException: the getter's own", Failure(() => Payload.Write<Order, OrderCodec>(order)));
        }
    }

    [Fact]
    public void A_long_path_is_cut_in_the_middle()
    {
        FormatException error = new();
        for (int i = 0; i < 10_000; i++) FailingMember.Note<Order>(error, "Next");
        string? path = FailingMember.Detach(error);
        Assert.StartsWith("Order.Next", path, StringComparison.Ordinal);
        Assert.InRange(path!.Length, 1, 200);
        FailingMember.Note<Order>(error, null);
        Assert.Equal("Order", FailingMember.Detach(error));
        Assert.Null(FailingMember.Detach(error));
    }

    private static string Failure(Action action) => PayloadFailure.Of(Assert.ThrowsAny<Exception>(action), "Sending").Message;

    private sealed class Order
    {
        public int Id { get; set; }

        public List<Line> Lines { get; set; } = [];
    }

    private sealed class Line
    {
        public bool Throws { get; set; }

        public string? Name { get => Throws ? throw Shared : field; set; }
    }

    private readonly struct OrderCodec : ICodec<Order>
    {
        public static void Write(ref PayloadWriter writer, Order value)
        {
            string? member = null;
            try
            {
                writer.BeginObject(2);
                member = "Id";
                Int.Write(ref writer, value.Id);
                member = "Lines";
                ListCodec<Line, LineCodec>.Write(ref writer, value.Lines);
                writer.EndObject();
            }
            catch (Exception e) when (FailingMember.Note<Order>(e, member))
            {
                throw;
            }
        }

        public static Order Read(ref PayloadReader reader)
        {
            string? member = null;
            try
            {
                reader.BeginObject(2);
                member = "Id";
                int id = Int.Read(ref reader);
                member = "Lines";
                List<Line> lines = ListCodec<Line, LineCodec>.Read(ref reader);
                reader.EndObject();
                return new Order { Id = id, Lines = lines };
            }
            catch (Exception e) when (FailingMember.Note<Order>(e, member))
            {
                throw;
            }
        }
    }

    private readonly struct LineCodec : ICodec<Line>
    {
        public static void Write(ref PayloadWriter writer, Line value)
        {
            string? member = null;
            try
            {
                writer.BeginObject(1);
                member = "Name";
                writer.WriteString(value.Name);
                writer.EndObject();
            }
            catch (Exception e) when (FailingMember.Note<Line>(e, member))
            {
                throw;
            }
        }

        public static Line Read(ref PayloadReader reader)
        {
            string? member = null;
            try
            {
                reader.BeginObject(1);
                member = "Name";
                Line value = new() { Name = reader.ReadString() };
                reader.EndObject();
                return value;
            }
            catch (Exception e) when (FailingMember.Note<Line>(e, member))
            {
                throw;
            }
        }
    }
}
