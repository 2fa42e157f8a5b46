using System.ComponentModel;
using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using PoolGen.Serialization;

namespace PoolGen.RuntimeTests.Serialization;

public sealed class ExceptionPayloadTests
{
    public static TheoryData<Exception> RebuiltExactly => new(
        new InvalidOperationException("no"),
        new InvalidOperationException(),
        new InvalidOperationException("outer", new FormatException("inner")),
        new ArgumentException("bad", "x"),
        new ArgumentException("bad", "x", new IOException("disk")),
        new ArgumentNullException("x"),
        new ArgumentNullException("x", "must be there"),
        new ArgumentOutOfRangeException("x"),
        new ArgumentOutOfRangeException("x", 5, "too large"),
        new ArgumentOutOfRangeException("x", DayOfWeek.Friday, "too late"),
        new ArgumentOutOfRangeException(),
        new ObjectDisposedException("Door"),
        new ObjectDisposedException("Door", "closed"),
        new FileNotFoundException("gone", "a.txt"),
        new TypeInitializationException("Some.Type", new FormatException("x")),
        new KeyNotFoundException("'k' is not there"),
        new OperationCanceledException("enough"),
        new TaskCanceledException("enough"),
        new DivideByZeroException(),
        new Win32Exception(2),
        new SocketException((int)SocketError.ConnectionRefused),
        new CultureNotFoundException("name", "xx-nowhere", "no such culture"),
        new JsonException("bad json", "$.a", 3, 4),
        new HttpRequestException("not found", null, System.Net.HttpStatusCode.NotFound),
        new AggregateException("several", new FormatException("a"), new IOException("b")),
        new PayloadException("broken", new FormatException("a")),
        new PoolFaultedException("gave up", new TimeoutException("late")),
        new PoolTerminatedException(),
        new QueueFullException(),
        new WorkerLostException("Worker 2 died") { TaskName = "Work.Crash", WorkerId = 2, ProcessId = 77, Signal = "SIGKILL", Reason = "it was killed", Attempts = 3, MayHaveExecuted = false, HostName = "alpha" },
        new WorkerLostException("Worker 2 died") { TaskName = "Work.Crash", ExitCode = 3, StandardError = "last words" },
        new RemoteTaskException("Other.Error: text", null, "Other.Error", "   at Other.Place()"));

    [Theory]
    [MemberData(nameof(RebuiltExactly))]
    public void A_known_type_arrives_as_itself(Exception sent)
    {
        Exception received = RoundTrip(sent);

        Assert.Same(sent.GetType(), received.GetType());
        Assert.Equal(sent.Message, received.Message);
        Assert.Equal(sent.HResult, received.HResult);
        Assert.Equal(ExceptionDetails.Get(sent).Name, ExceptionDetails.Get(received).Name);
        Assert.Equal(ExceptionDetails.Get(sent).Details.Select(static d => d?.ToString()), ExceptionDetails.Get(received).Details.Select(static d => d?.ToString()));
        Assert.Equal(sent.InnerException?.GetType(), received.InnerException?.GetType());
        Assert.Equal(sent.InnerException?.Message, received.InnerException?.Message);
    }

    [Fact]
    public void Every_type_of_the_tables_is_rebuilt_by_its_own_factory()
    {
        foreach (string name in KnownExceptions.Table.TypeNames.Concat(LibraryExceptions.Table.TypeNames))
        {
            ExceptionData data = new(name, "", "text", "text", null, 17, "name", [], null, [new FormatException("inner")]);
            Exception rebuilt = ExceptionRebuilding.Rebuild(data, null);
            Assert.Equal(name, rebuilt.GetType().FullName);
            Assert.Contains("text", rebuilt is TypeInitializationException ? "text" : rebuilt.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_stack_has_the_workers_frames_and_then_the_callers_and_does_not_grow()
    {
        Exception received = RoundTrip(Thrown());
        Assert.Contains(nameof(Thrown), received.StackTrace, StringComparison.Ordinal);

        int length = 0;
        for (int i = 0; i < 3; i++)
        {
            Exception caught = Assert.ThrowsAny<Exception>(() => Rethrow(received));
            Assert.Contains(nameof(Thrown), caught.StackTrace, StringComparison.Ordinal);
            Assert.Contains(nameof(Rethrow), caught.StackTrace, StringComparison.Ordinal);
            if (i > 0) Assert.Equal(length, caught.StackTrace!.Length);
            length = caught.StackTrace!.Length;
        }

        System.Runtime.ExceptionServices.ExceptionDispatchInfo captured = System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(RoundTrip(Thrown()));
        string[] stacks = [.. Enumerable.Range(0, 3).Select(_ => Assert.ThrowsAny<Exception>(captured.Throw).StackTrace!)];
        Assert.Contains(nameof(Thrown), stacks[0], StringComparison.Ordinal);
        Assert.Single(stacks.Distinct());

        static Exception Thrown()
        {
            try
            {
                throw new InvalidOperationException("thrown");
            }
            catch (InvalidOperationException e)
            {
                return e;
            }
        }

        static void Rethrow(Exception e) => throw e;
    }

    [Fact]
    public void Data_of_strings_and_numbers_travels_and_the_rest_stays()
    {
        Exception sent = new FormatException("x")
        {
            Data =
            {
                ["text"] = "t", ["int"] = 1, ["long"] = long.MaxValue, ["double"] = 1.5, ["decimal"] = 9.99m, ["bool"] = true,
                ["when"] = DateTime.UnixEpoch, ["id"] = Guid.Empty, ["span"] = TimeSpan.FromSeconds(1), ["big"] = Int128.MaxValue,
                ["object"] = new object(), ["enum"] = DayOfWeek.Friday, [1] = "number as key", ["null"] = null,
            },
        };

        Exception received = RoundTrip(sent);

        Assert.Equal(10, received.Data.Count);
        foreach (string key in received.Data.Keys) Assert.Equal(sent.Data[key], received.Data[key]);
    }

    [Fact]
    public void An_unknown_type_is_described()
    {
        Exception received = RoundTrip(new OwnException("what happened"));

        RemoteTaskException remote = Assert.IsType<RemoteTaskException>(received);
        Assert.Equal(typeof(OwnException).FullName, remote.RemoteTypeName);
        Assert.Contains("what happened", remote.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_factory_rebuilds_the_users_type_and_its_message_is_not_doubled()
    {
        OrderException sent = new("17", new FormatException("inner"));
        Assert.Equal("Order 17 failed", sent.Message);

        Exception received = RoundTrip(sent, static data =>
            data.AssemblyName == "PoolGen.RuntimeTests" && data.TypeName == typeof(OrderException).FullName ? new OrderException(data.MessageToGive, data.FirstInner) : null);

        Assert.IsType<OrderException>(received);
        Assert.Equal("Order 17 failed", received.Message);
        Assert.Equal("inner", received.InnerException?.Message);
    }

    [Fact]
    public void A_users_argument_exception_keeps_its_parameter_and_its_message()
    {
        OwnArgumentException sent = new("bad", "speed");
        Exception received = RoundTrip(sent, static data => new OwnArgumentException(data.MessageToGive));

        Assert.Equal("speed", Assert.IsType<OwnArgumentException>(received).ParamName);
        Assert.Equal(sent.Message, received.Message);
    }

    [Fact]
    public void A_factory_that_throws_gives_a_description()
    {
        Exception received = RoundTrip(new OwnException("text"), static _ => throw new InvalidOperationException("not mine"));
        Assert.Contains("text", Assert.IsType<RemoteTaskException>(received).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_whose_every_member_throws_can_be_written()
    {
        RemoteTaskException received = Assert.IsType<RemoteTaskException>(RoundTrip(new HostileException()));
        Assert.Equal(typeof(HostileException).FullName, received.RemoteTypeName);
    }

    [Fact]
    public void A_failure_to_send_is_told_even_of_an_exception_that_cannot_speak() =>
        Assert.Contains("Work.Task", PayloadFailure.Of(new HostileException(), "The result of 'Work.Task' could not be sent").Message, StringComparison.Ordinal);

    [Fact]
    public void An_endless_chain_and_a_wide_tree_are_cut()
    {
        Exception chain = new FormatException("0");
        for (int i = 1; i < 10_000; i++) chain = new InvalidOperationException("link", chain);
        Assert.InRange(Write(chain, long.MaxValue).Length, 1, 10_000);

        Exception tree = new FormatException("leaf");
        for (int i = 0; i < 3; i++) tree = new AggregateException("x", Enumerable.Repeat(tree, 20));
        Assert.InRange(Write(tree, long.MaxValue).Length, 1, 1_000_000);
    }

    [Fact]
    public void An_exception_too_large_for_a_payload_is_written_short()
    {
        byte[] payload = Write(new OwnException(new string('x', 100_000)), 4096);
        PayloadReader reader = new(payload);
        RemoteTaskException received = Assert.IsType<RemoteTaskException>(ExceptionPayload.Read(ref reader, null));
        Assert.Equal(typeof(OwnException).FullName, received.RemoteTypeName);
    }

    [Fact]
    public void Mutated_bytes_give_an_exception_or_end_in_PayloadException()
    {
        byte[] payload = Write(new AggregateException("a", new ArgumentException("b", "c") { Data = { ["k"] = 5 } }), long.MaxValue);
        for (int length = 0; length < payload.Length; length++)
        {
            byte[] cut = payload[..length];
            Assert.Throws<PayloadException>(() => Read(cut));
        }

        Random random = new(1);
        for (int i = 0; i < 20_000; i++)
        {
            byte[] mutated = [.. payload];
            mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
            try
            {
                Assert.NotNull(Read(mutated));
            }
            catch (PayloadException)
            {
                // Refused.
            }
        }
    }

    private static Exception RoundTrip(Exception exception, ExceptionFactory? factory = null) =>
        Read(Write(exception, long.MaxValue), factory);

    private static Exception Read(byte[] payload, ExceptionFactory? factory = null)
    {
        PayloadReader reader = new(payload);
        Exception exception = ExceptionPayload.Read(ref reader, factory);
        reader.EnsureEnd();
        return exception;
    }

    private static byte[] Write(Exception exception, long limit)
    {
        using PayloadBuffer buffer = new() { Limit = limit };
        PayloadWriter writer = new(buffer);
        ExceptionPayload.Write(ref writer, exception);
        writer.Complete();
        return buffer.WrittenSpan.ToArray();
    }

    private sealed class OwnException(string message) : Exception(message);

    private sealed class OrderException(string id, Exception? inner) : Exception($"Order {id} failed", inner);

    private sealed class OwnArgumentException(string message, string? name = null) : ArgumentException(message, name);

    private sealed class HostileException : Exception
    {
        public override string Message => throw new InvalidOperationException("no message");

        public override string? StackTrace => throw new InvalidOperationException("no stack");

        public override System.Collections.IDictionary Data => throw new InvalidOperationException("no data");
    }
}
