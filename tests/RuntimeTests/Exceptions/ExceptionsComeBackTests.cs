using Library;
using PoolGen.CompilerServices;
using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;
using PoolGen.Serialization;
using PoolGen.Submissions;

namespace PoolGen.RuntimeTests.Exceptions;

/// <summary>What a user's task throws in a worker process arrives as what it was, members included.</summary>
[Watchdog]
public sealed class ExceptionsComeBackTests(ExceptionsComeBackTests.OnePool one) : IClassFixture<ExceptionsComeBackTests.OnePool>
{
    private readonly ProcessPool _pool = one.Pool;

    [Fact]
    public void A_constructor_that_takes_more_than_a_message()
    {
        BadOrderException failure = Assert.Throws<BadOrderException>(() => _pool.FailingWork.Fail.Apply("order"));
        Assert.Equal(("no such order", 4711), (failure.Message, failure.OrderId));
        Assert.Contains(nameof(FailingWork.Fail), failure.StackTrace, StringComparison.Ordinal);
        Assert.Contains(nameof(A_constructor_that_takes_more_than_a_message), failure.StackTrace, StringComparison.Ordinal);
        Assert.EndsWith("FailingWork.Fail", (string)failure.Data["PoolGen.Task"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_constructor_that_takes_no_message()
    {
        CodeException failure = Fail<CodeException>("code");
        Assert.Equal(("Code 17", 17), (failure.Message, failure.Code));
    }

    [Fact]
    public void The_constructor_that_carries_most_and_then_what_can_be_set()
    {
        PaymentException failure = Fail<PaymentException>("payment");
        AssertPayment(failure);
        Assert.Null(failure.Ticket);
    }

    [Fact]
    public void Inside_another_one_and_inside_an_aggregate()
    {
        InvalidOperationException outer = Fail<InvalidOperationException>("inner");
        PaymentException middle = Assert.IsType<PaymentException>(outer.InnerException);
        Assert.Equal(("middle (B)", FailingWork.Payment), (middle.Message, middle.PaymentId));
        Assert.Equal(4711, Assert.IsType<BadOrderException>(middle.InnerException).OrderId);

        AggregateException both = Fail<AggregateException>("aggregate");
        Assert.Equal(4711, Assert.IsType<BadOrderException>(both.InnerExceptions[0]).OrderId);
        AssertPayment(Assert.IsType<PaymentException>(both.InnerExceptions[1]));
    }

    [Fact]
    public void An_aggregate_of_the_users_has_all_its_exceptions()
    {
        ManyFailuresException failure = Fail<ManyFailuresException>("many");
        Assert.Equal("here", failure.Shop);
        Assert.Equal([typeof(BadOrderException), typeof(FormatException)], failure.InnerExceptions.Select(static inner => inner.GetType()));
        Assert.Equal(FailingWork.Make("many").Message, failure.Message);
    }

    [Fact]
    public void Of_a_referenced_library()
    {
        ReturnedParcelException failure = Fail<ReturnedParcelException>("library");
        Assert.Equal("came back", failure.Message);
        Assert.Equal(("P-1", 3), (failure.Parcel.Label, failure.Parcel.Weights.Length));
    }

    [Fact]
    public void With_what_a_base_class_of_the_framework_holds()
    {
        BadSpeedException failure = Fail<BadSpeedException>("speed");
        Assert.Equal(("speed", 99.5, FailingWork.Make("speed").Message), (failure.ParamName, failure.Speed, failure.Message));
    }

    [Fact]
    public void What_no_constructor_takes_is_kept_all_the_same()
    {
        MessageOnlyException failure = Fail<MessageOnlyException>("message only");
        Assert.Equal("code 12", failure.Message);
        Assert.Equal(12, Assert.IsType<BadOrderException>(failure.InnerException).OrderId);
        NotReadyException late = Fail<NotReadyException>("not ready");
        Assert.Equal(("not ready yet", "here"), (late.Message, late.Shop));
    }

    [Fact]
    public void A_generic_one_is_described()
    {
        RemoteTaskException failure = Fail<RemoteTaskException>("generic");
        Assert.Equal(typeof(GenericException<int>).FullName, failure.RemoteTypeName);
        Assert.Contains("of int", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_getter_that_throws_loses_its_member_and_not_the_failure()
    {
        Assert.Equal("shy", Fail<ShyException>("shy").Message);
        RemoteTaskException failure = Fail<RemoteTaskException>("shy order");
        Assert.Equal(typeof(ShyOrderException).FullName, failure.RemoteTypeName);
        Assert.Contains("shy order", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, _pool.FailingWork.FailIfOdd.Apply(2));
    }

    [Fact]
    public void A_constructor_that_refuses_its_own_members_is_described()
    {
        RemoteTaskException failure = Fail<RemoteTaskException>("picky");
        Assert.Equal(typeof(PickyException).FullName, failure.RemoteTypeName);
        Assert.Contains("picky", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_item_of_a_map_and_of_a_stream_has_its_own()
    {
        AsyncResult<int[]> map = _pool.FailingWork.FailIfOdd.MapAsync(Enumerable.Range(0, 6));
        Assert.Equal(1, Assert.Throws<BadOrderException>(() => map.Get()).OrderId);
        Assert.Equal([1, 3, 5], map.Exception!.InnerExceptions.Select(static failure => ((BadOrderException)failure).OrderId));
        Outcome<int>[] outcomes = [.. _pool.FailingWork.FailIfOdd.Imap(Enumerable.Range(0, 6)).AsOutcomes()];
        Assert.Equal([1, 3, 5], outcomes.Select(static outcome => outcome.Exception).OfType<BadOrderException>().Select(static failure => failure.OrderId));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_message_travels_whole(bool own)
    {
        const int Length = 3_000_000;
        Exception failure = Assert.ThrowsAny<Exception>(() => _pool.FailingWork.FailWithMessage.Apply(own, Length));
        Assert.Equal(own ? typeof(BadOrderException) : typeof(InvalidOperationException), failure.GetType());
        Assert.Equal(Length, failure.Message.Length);
    }

    [Fact]
    public void A_message_over_the_payloads_limit_says_so()
    {
        using ProcessPool small = new(new ProcessPoolOptions { Workers = 1, MaxPayloadBytes = 100_000 });
        Exception failure = Assert.ThrowsAny<Exception>(() => small.FailingWork.FailWithMessage.Apply(false, 200_000));
        Assert.Contains("larger than a payload may be", Assert.IsType<InvalidOperationException>(failure).Message, StringComparison.Ordinal);
        Assert.Equal(90_000, Assert.Throws<InvalidOperationException>(() => small.FailingWork.FailWithMessage.Apply(false, 90_000)).Message.Length);
        Assert.Equal(2, small.FailingWork.FailIfOdd.Apply(2));
    }

    [Fact]
    public void A_stack_over_the_payloads_limit_costs_the_stack_and_not_the_worker()
    {
        using ProcessPool small = new(new ProcessPoolOptions { Workers = 1, MaxPayloadBytes = 10_000 });
        int before = small.ProcessWork.ProcessId.Apply();
        BadOrderException failure = Assert.Throws<BadOrderException>(() => small.FailingWork.FailDeep.Apply(1_000, "deep"));
        Assert.Equal(("deep", 7), (failure.Message, failure.OrderId));
        Assert.Equal(before, small.ProcessWork.ProcessId.Apply());
    }

    [Fact]
    public void Bytes_that_a_hostile_worker_makes_up_give_an_exception_or_end_in_PayloadException()
    {
        byte[] payload = Write(FailingWork.Make("aggregate"));
        for (int length = 0; length < payload.Length; length++)
        {
            byte[] cut = payload[..length];
            Assert.Throws<PayloadException>(() => Read(cut));
        }

        Random random = new(7);
        for (int i = 0; i < 20_000; i++)
        {
            byte[] mutated = [.. payload];
            for (int changes = random.Next(1, 4); changes > 0; changes--) mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Exception? refused = Record.Exception(() => Assert.NotNull(Read(mutated)));
            Assert.True(refused is null or PayloadException, $"{refused}");
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        }
    }

    private static Exception Read(byte[] payload)
    {
        PayloadReader reader = new(payload);
        return ExceptionPayload.Read(ref reader, new ExceptionRebuilder(typeof(FailingWork).Assembly).Create);
    }

    private static byte[] Write(Exception exception)
    {
        using PayloadBuffer buffer = new();
        PayloadWriter writer = new(buffer);
        ExceptionPayload.Write(ref writer, exception, ExceptionManifests.FindCodec);
        writer.Complete();
        return buffer.WrittenSpan.ToArray();
    }

    private T Fail<T>(string kind) where T : Exception => Assert.IsType<T>(Record.Exception(() => _pool.FailingWork.Fail.Apply(kind)));

    private static void AssertPayment(PaymentException failure)
    {
        Assert.Equal(("refused (First)", FailingWork.Payment, "First", "corner"), (failure.Message, failure.PaymentId, failure.Bank, failure.Shop));
        Assert.Equal([new Refusal("too much", 9.99m), new Refusal("too late", 1m)], failure.Refusals);
        Assert.Equal("line down", Assert.IsType<IOException>(failure.InnerException).Message);
    }

    /// <summary>One pool for all of them: most only fail.</summary>
    public sealed class OnePool : IDisposable
    {
        public ProcessPool Pool { get; } = new(workers: 1);

        public void Dispose() => Pool.Dispose();
    }
}
