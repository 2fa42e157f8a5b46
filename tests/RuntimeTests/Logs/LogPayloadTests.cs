using System.Diagnostics;
using Microsoft.Extensions.Logging;
using PoolGen.Logs;
using PoolGen.Scheduling;
using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Scheduling;
using PoolGen.Wire;

namespace PoolGen.RuntimeTests.Logs;

/// <summary>Log entries as bytes. What a worker sends instead of them costs it its life.</summary>
public sealed class LogPayloadTests
{
    private static readonly LogEntry Entry = new()
    {
        Level = LogLevel.Warning,
        EventId = new EventId(12, "Name"),
        Message = "7 is ünusual",
        Template = "{Number} is ünusual",
        Values = [new("Number", 7), new("Nothing", null), new("Text", "häh"), new("When", new DateOnly(2030, 1, 2))],
        Exception = new FormatException("not a number"),
        Trace = new LogTrace(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded, "a=b"),
    };

    [Fact]
    public void An_entry_comes_back_as_it_was()
    {
        LogEntry back = LogPayload.Read(LogPayload.Write(Entry));
        Assert.Equal((Entry.Level, Entry.EventId.Id, Entry.EventId.Name, Entry.Message, Entry.Template), (back.Level, back.EventId.Id, back.EventId.Name, back.Message, back.Template));
        Assert.Equal(Entry.Values, back.Values);
        Assert.Equal("not a number", Assert.IsType<FormatException>(back.Exception).Message);
        Assert.Equal(Entry.Trace, back.Trace);
    }

    [Fact]
    public void An_entry_of_a_span_without_an_identity_is_refused()
    {
        LogTrace trace = Entry.Trace!;
        Assert.Contains("identity of a log entry's span", Refused(trace with { TraceId = default }).Message, StringComparison.Ordinal);
        Assert.Contains("identity of a log entry's span", Refused(trace with { SpanId = default }).Message, StringComparison.Ordinal);
        Assert.Equal("0000000000000000", LogPayload.Read(LogPayload.Write(WithTrace(trace with { ParentId = default }))).Trace!.ParentId.ToHexString());

        static PayloadException Refused(LogTrace trace) => Assert.ThrowsAny<PayloadException>(() => LogPayload.Read(LogPayload.Write(WithTrace(trace))));

        static LogEntry WithTrace(LogTrace trace) => new() { Level = LogLevel.Warning, EventId = default, Message = "seven", Trace = trace };
    }

    [Fact]
    public void The_largest_entry_fits()
    {
        string huge = new('\u2713', 100_000);
        var entry = new LogEntry
        {
            Level = LogLevel.Critical,
            EventId = new EventId(1, huge),
            Message = huge,
            Template = huge,
            Values = [.. Enumerable.Range(0, 1000).Select(i => KeyValuePair.Create<string, object?>(huge, huge))],
            Exception = new InvalidOperationException(huge, new FormatException(huge)),
            Trace = Entry.Trace! with { State = huge },
        };
        byte[] bytes = LogPayload.Write(entry);
        Assert.InRange(bytes.Length, 30_000, LogPayload.Largest);
        Assert.IsType<InvalidOperationException>(LogPayload.Read(bytes).Exception);
    }

    [Fact]
    public void Bytes_that_are_no_entry_are_refused_and_nothing_else_happens()
    {
        byte[] bytes = LogPayload.Write(Entry);
        for (int length = 0; length < bytes.Length; length++) Assert.ThrowsAny<PayloadException>(() => LogPayload.Read(bytes.AsSpan(0, length)));
        Assert.ThrowsAny<PayloadException>(() => LogPayload.Read([.. bytes, 0]));
        Assert.ThrowsAny<PayloadException>(() => LogPayload.Read([6, .. bytes[1..]]));
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++)
        {
            byte[] changed = [.. bytes];
            for (int k = random.Next(1, 4); k > 0; k--) changed[random.Next(changed.Length)] = (byte)random.Next(256);
            try
            {
                LogPayload.Read(changed);
            }
            catch (PayloadException)
            {
            }
        }
    }

    [Fact]
    public void An_entry_that_nobody_asked_for_is_refused()
    {
        var drained = new DrainedWorker(logs: null);
        drained.Results.TryWrite(ResultKind.Log, 0, 0, LogPayload.Write(Entry), outOfBand: 0);
        Assert.Contains("a log entry, which nobody had asked for", Assert.Throws<PoolProtocolException>(() => drained.Drain.Drain(withLarge: true)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(0, -1, 0)]
    [InlineData(0, 0, 1)]
    [InlineData(uint.MaxValue, 0, 0)]
    public void An_entry_whose_header_is_wrong_is_refused(uint handle, int dropped, byte outOfBand)
    {
        using var logs = new OwnLogs();
        var drained = new DrainedWorker(logs.Factory);
        drained.Results.TryWrite(ResultKind.Log, handle, dropped, LogPayload.Write(Entry), outOfBand);
        Assert.Throws<PoolProtocolException>(() => drained.Drain.Drain(withLarge: true));
    }

    [Fact]
    public void A_broken_entry_costs_the_worker_before_the_items_result_is_given()
    {
        using var logs = new OwnLogs();
        var drained = new DrainedWorker(logs.Factory);
        drained.Results.TryWrite(ResultKind.Log, 0, 0, new byte[5], outOfBand: 0);
        drained.Results.TryWrite(ResultKind.Result, 0, 0, new byte[8], outOfBand: 0);
        Assert.Contains("a log entry that cannot be read", Assert.Throws<PoolProtocolException>(() => drained.Drain.Drain(withLarge: true)).Message, StringComparison.Ordinal);
        Assert.Equal(0u, drained.Slot.Acked);
    }

    [Fact]
    public void What_the_worker_dropped_is_told()
    {
        using var logs = new OwnLogs();
        var drained = new DrainedWorker(logs.Factory);
        drained.Results.TryWrite(ResultKind.Log, 0, 42, LogPayload.Write(Entry), outOfBand: 0);
        drained.Results.TryWrite(ResultKind.Result, 0, 0, new byte[8], outOfBand: 0);
        drained.Drain.Drain(withLarge: true);
        Assert.Equal([1201, 12], logs.Of("PoolGen.Task.Drained").Select(record => record.Id.Id));
        Assert.Equal("42", logs.Of("PoolGen.Task.Drained")[0].GetStructuredStateValue("Dropped"));
    }

    [Fact]
    public void Handles_beyond_the_table_share_its_last_place()
    {
        using var logs = new SwitchedLogs { Lowest = LogLevel.Error };
        var tasks = new TaskLogs(logs);
        for (uint handle = 0; handle < 1100; handle++)
        {
            tasks.Know($"Work.T{handle}");
            Assert.Equal(2, tasks.Define(handle, $"Work.T{handle}"));
        }

        Assert.Equal(Enumerable.Repeat((byte)2, RegionLayout.LogLevelCapacity), tasks.Levels(RegionLayout.LogLevelCapacity));
        Assert.Equal((1023, 1023, 1023, 1022), (RegionLayout.LogPlaceOf(uint.MaxValue), RegionLayout.LogPlaceOf(5000), RegionLayout.LogPlaceOf(1023), RegionLayout.LogPlaceOf(1022)));
        logs.Lowest = LogLevel.None;
        Assert.True(tasks.Refresh());
        Assert.False(tasks.Refresh());
        Assert.Equal(new byte[RegionLayout.LogLevelCapacity], tasks.Levels(RegionLayout.LogLevelCapacity));
    }

    [Fact]
    public void A_backlog_keeps_the_newest_and_counts_the_others()
    {
        var backlog = new LogBacklog<string>();
        for (int i = 0; i < LogBacklog<string>.MostEntries + 5; i++) backlog.Add($"{i}", 1, droppedBefore: i == 0 ? 10 : 0);
        Assert.True(backlog.TryPeek(out string? oldest, out int dropped));
        Assert.Equal(("5", 15), (oldest, dropped));
        backlog.Dequeue();
        backlog.Add("large", (int)LogBacklog<string>.MostBytes);
        Assert.True(backlog.TryPeek(out oldest, out dropped));
        Assert.Equal(("large", LogBacklog<string>.MostEntries - 1), (oldest, dropped));
        backlog.Dequeue();
        Assert.True(backlog.IsEmpty);
    }
}
