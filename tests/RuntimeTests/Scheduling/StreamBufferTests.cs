using PoolGen.RuntimeTests.Kit;
using PoolGen.Submissions;

namespace PoolGen.RuntimeTests.Scheduling;

[Watchdog]
public sealed class StreamBufferTests
{
    [Fact]
    public void Outcomes_put_in_any_order_come_out_in_order()
    {
        var buffer = new Buffer(8);
        var random = new Random(11);
        long next = 0;
        for (int round = 0; round < 500; round++)
        {
            int count = random.Next(1, 9);
            foreach (int place in Enumerable.Range(0, count).OrderBy(_ => random.Next())) buffer.Add(next + place);
            for (int i = 0; i < count; i++)
            {
                Assert.Equal(StreamStep.Item, buffer.TryNext(out Outcome<long> outcome));
                Assert.Equal(next, outcome.Index);
                Assert.Equal(next++, outcome.Value);
            }

            Assert.Equal(StreamStep.NotYet, buffer.TryNext(out _));
        }

        Assert.Equal(next, buffer.Yielded);
    }

    [Fact]
    public void What_is_there_is_given_out_before_the_break_and_before_the_end()
    {
        var broken = new Buffer(4);
        broken.Add(0);
        broken.BreakWith(new InvalidOperationException("broken"));
        Assert.Equal(StreamStep.Item, broken.TryNext(out _));
        Assert.Throws<InvalidOperationException>(() => broken.TryNext(out _));

        var ended = new Buffer(4);
        ended.Add(0);
        ended.End(1, new FormatException());
        Assert.Equal(StreamStep.Item, ended.TryNext(out _));
        Assert.Throws<FormatException>(() => ended.TryNext(out _));
        Assert.Equal(StreamStep.End, ended.TryNext(out _));
    }

    [Fact]
    public void No_wake_is_lost_between_a_producer_and_a_waiting_consumer()
    {
        const int items = 50_000;
        var buffer = new Buffer(16);
        var producer = new Thread(() =>
        {
            for (long place = 0; place < items; place++)
            {
                var spin = new SpinWait();
                while (place - buffer.Yielded >= 16) spin.SpinOnce();
                buffer.Add(place);
            }

            buffer.End(items, null);
        });
        producer.Start();
        long next = 0;
        while (true)
        {
            StreamStep step = buffer.TryNext(out Outcome<long> outcome);
            if (step == StreamStep.End) break;
            if (step == StreamStep.Item) Assert.Equal(next++, outcome.Value);
            else Assert.True(buffer.Wait(TimeSpan.FromSeconds(60)), "a wake was lost");
        }

        Assert.Equal(items, next);
        producer.Join();
    }

    [Fact]
    public void A_wait_that_gives_up_leaves_nothing_behind_for_the_next_one()
    {
        var buffer = new Buffer(4);
        Assert.False(buffer.Wait(TimeSpan.Zero));
        buffer.Add(0);
        Assert.True(buffer.Wait(TimeSpan.FromSeconds(60)));
        Assert.Equal(StreamStep.Item, buffer.TryNext(out _));
        Assert.False(buffer.Wait(TimeSpan.Zero));
    }

    private sealed class Buffer(int capacity) : StreamBuffer<long>(capacity)
    {
        internal void Add(long place)
        {
            Put(place, place, place, null);
            WakeConsumer();
        }

        internal void BreakWith(Exception failure) => Break(failure);

        internal void End(long place, Exception? failure) => EndAt(place, failure);

        internal override void Stop()
        {
        }

        protected override void OnYielded()
        {
        }
    }
}
