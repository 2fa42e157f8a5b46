using PoolGen.RuntimeTests.Exceptions;
using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Contract;

public abstract partial class PoolContract
{
    [Fact]
    public void Original_exception_is_rethrown_with_both_sides_frames_and_where_it_ran()
    {
        using IPool pool = Create();
        AsyncResult<int> result = pool.Work.FailIfOdd.ApplyAsync(3);
        InvalidOperationException first = Assert.Throws<InvalidOperationException>(() => result.Get());
        Assert.Contains(nameof(Work.FailIfOdd), first.StackTrace, StringComparison.Ordinal);
        Assert.Contains(nameof(Original_exception_is_rethrown_with_both_sides_frames_and_where_it_ran), first.StackTrace, StringComparison.Ordinal);
        string trace = first.StackTrace!;
        Assert.Throws<InvalidOperationException>(() => result.Get());
        InvalidOperationException third = Assert.Throws<InvalidOperationException>(() => result.Get());
        Assert.Equal(trace.Split('\n').Length, third.StackTrace!.Split('\n').Length);
        Assert.EndsWith("Work.FailIfOdd", (string)first.Data["PoolGen.Task"]!, StringComparison.Ordinal);
        Assert.InRange((int)first.Data["PoolGen.WorkerId"]!, 0, 1);
        Assert.True((int)first.Data["PoolGen.ProcessId"]! > 0);
    }

    [Fact]
    public void Exceptions_keep_their_parts()
    {
        using IPool pool = Create();
        ArgumentOutOfRangeException argument = Assert.Throws<ArgumentOutOfRangeException>(() => pool.Work.FailWith.Apply("argument", "too many"));
        Assert.Equal("count", argument.ParamName);
        Assert.Equal("too many (Parameter 'count')", argument.Message);
        InvalidOperationException inner = Assert.Throws<InvalidOperationException>(() => pool.Work.FailWith.Apply("inner", "outer one"));
        Assert.Equal("inner one", Assert.IsType<FormatException>(inner.InnerException).Message);
        AggregateException aggregate = Assert.Throws<AggregateException>(() => pool.Work.FailWith.Apply("aggregate", "several"));
        Assert.Equal([typeof(IOException), typeof(TimeoutException)], aggregate.InnerExceptions.Select(e => e.GetType()));
        InvalidOperationException data = Assert.Throws<InvalidOperationException>(() => pool.Work.FailWith.Apply("data", "with data"));
        Assert.Equal("value", data.Data["key"]);
        Assert.Equal(7, data.Data["number"]);
    }

    [Fact]
    public void Exception_types_of_the_user_are_rebuilt_where_they_can_be()
    {
        using IPool pool = Create();
        Assert.Equal("mine", Assert.Throws<CustomException>(() => pool.Work.FailWith.Apply("custom", "mine")).Message);
        RemoteTaskException remote = Assert.Throws<RemoteTaskException>(() => pool.Work.FailWith.Apply("unknown", string.Empty));
        Assert.Equal(typeof(UnknownException).FullName, remote.RemoteTypeName);
        Assert.Contains("1 and 2", remote.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(Work.FailWith), remote.RemoteStackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public void Exceptions_of_the_user_come_back_with_their_members()
    {
        using IPool pool = Create();
        BadOrderException order = Assert.Throws<BadOrderException>(() => pool.FailingWork.Fail.Apply("order"));
        Assert.Equal(("no such order", 4711), (order.Message, order.OrderId));
        PaymentException payment = Assert.Throws<PaymentException>(() => pool.FailingWork.Fail.Apply("payment"));
        Assert.Equal((FailingWork.Payment, "First", "corner", 2), (payment.PaymentId, payment.Bank, payment.Shop, payment.Refusals.Count));
        AggregateException both = Assert.Throws<AggregateException>(() => pool.FailingWork.Fail.Apply("aggregate"));
        Assert.Equal([typeof(BadOrderException), typeof(PaymentException)], both.InnerExceptions.Select(e => e.GetType()));
        Assert.Equal("shy", Assert.Throws<ShyException>(() => pool.FailingWork.Fail.Apply("shy")).Message);
        RemoteTaskException generic = Assert.Throws<RemoteTaskException>(() => pool.FailingWork.Fail.Apply("generic"));
        Assert.Equal(typeof(GenericException<int>).FullName, generic.RemoteTypeName);
    }

    [Fact]
    public void Messages_travel_whole()
    {
        using IPool pool = Create(1);
        Assert.Equal(1_000_000, Assert.Throws<InvalidOperationException>(() => pool.FailingWork.FailWithMessage.Apply(false, 1_000_000)).Message.Length);
    }

    [Fact]
    public void Argument_or_result_that_cannot_be_sent_ends_that_item_and_the_worker_lives_on()
    {
        using IPool pool = Create(1);
        int before = pool.ProcessWork.ProcessId.Apply();
        PayloadException argument = Assert.Throws<PayloadException>(() => pool.Work.TakeThrowingGetter.Apply(new ThrowingGetter()));
        Assert.Contains("TakeThrowingGetter", argument.Message, StringComparison.Ordinal);
        Assert.Equal("cannot be asked", Assert.IsType<NotSupportedException>(argument.InnerException).Message);
        PayloadException result = Assert.Throws<PayloadException>(() => pool.Work.ReturnThrowingGetter.Apply());
        Assert.Contains("ReturnThrowingGetter", result.Message, StringComparison.Ordinal);
        Assert.Equal("cannot be asked", Assert.IsType<NotSupportedException>(result.InnerException).Message);
        AsyncResult<int[]> map = pool.Work.TakeThrowingGetter.MapAsync([new ThrowingGetter { Value = 1 }, new ThrowingGetter(), new ThrowingGetter { Value = 2 }]);
        Assert.Throws<PayloadException>(() => map.Get());
        Assert.Single(map.Exception!.InnerExceptions);
        Assert.Equal(before, pool.ProcessWork.ProcessId.Apply());
    }

    [Fact]
    public void Value_whose_runtime_type_is_not_the_declared_one_is_refused_naming_both()
    {
        using IPool pool = Create();
        Assert.Equal("Tom", pool.Work.ReturnAnimal.Apply(false).Name);
        PayloadException refused = Assert.Throws<PayloadException>(() => pool.Work.ReturnAnimal.Apply(true));
        Assert.Contains(typeof(Dog).FullName!, refused.Message, StringComparison.Ordinal);
        Assert.Contains(typeof(Animal).FullName!, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Payload_over_the_limit_ends_its_item()
    {
        using IPool pool = Create(new ProcessPoolOptions { Workers = 1, MaxPayloadBytes = 10_000 });
        Assert.Throws<PayloadTooLargeException>(() => pool.Work.EchoBytes.Apply(new byte[20_000]));
        AsyncResult<byte[][]> map = pool.Work.EchoBytes.MapAsync([new byte[10], new byte[20_000]]);
        Assert.Throws<PayloadTooLargeException>(() => map.Get());
        Assert.Equal(10, pool.Work.EchoBytes.Apply(new byte[10]).Length);
    }
}
