using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;

namespace PoolGen.RuntimeTests.Contract;

public abstract partial class LocalPoolContract
{
    [Fact]
    public void A_task_logs_to_the_pools_logger_factory_before_its_result_is_there()
    {
        using var logs = new OwnLogs();
        using LocalPool pool = CreateLogged(logs);
        int[] calls = [.. Numbers(100)];
        int[] seen = [.. calls.Select(i => pool.LogWork.Tell.Apply(i) - i + logs.Of("PoolGen.Task.LogWork.Tell").Length)];
        Assert.Equal(calls.Select(i => i + 1), seen);

        FakeLogRecord record = logs.Of("PoolGen.Task.LogWork.Tell")[42];
        Assert.Equal((LogLevel.Information, 7, "Telling", "Item 42 of seven"), (record.Level, record.Id.Id, record.Id.Name, record.Message));
        Assert.Equal(("42", "seven", "Item {Item} of {Kind}"), (record.GetStructuredStateValue("Item"), record.GetStructuredStateValue("Kind"), record.GetStructuredStateValue("{OriginalFormat}")));
        Assert.Equal(("0", $"{pool.Workers[0].ProcessId}"), (record.GetStructuredStateValue("WorkerId"), record.GetStructuredStateValue("ProcessId")));
    }

    [Fact]
    public void A_failure_comes_after_what_its_task_logged()
    {
        using var logs = new OwnLogs();
        using LocalPool pool = CreateLogged(logs);
        Assert.Throws<InvalidOperationException>(() => pool.LogWork.TellAndFail.Apply(3));
        Assert.Equal("Item 3", Assert.Single(logs.Of("PoolGen.Task.LogWork.TellAndFail")).Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Items_of_a_map_log_in_their_order_and_their_results_stay_right(bool byKeptLogger)
    {
        using var logs = new OwnLogs();
        using LocalPool pool = CreateLogged(logs);
        int[] items = [.. Numbers(2000)];
        Assert.Equal(items.Select(x => 3 * x), byKeptLogger ? pool.LogWork.TellIfOddByKept.Map(items) : pool.LogWork.TellIfOdd.Map(items));
        FakeLogRecord[] records = logs.Of(byKeptLogger ? "PoolGen.Task.LogWork.TellIfOddByKept" : "PoolGen.Task.LogWork.TellIfOdd");
        Assert.Equal(items.Where(x => x % 2 != 0).Select(x => $"Item {x}"), records.Select(record => record.Message));
    }

    [Fact]
    public void Values_arrive_as_what_they_are_or_as_text()
    {
        using var logs = new SwitchedLogs();
        using LocalPool pool = Create(new ProcessPoolOptions { Workers = 1, LoggerFactory = logs });
        pool.LogWork.TellAllKinds.Apply();
        var values = logs.LastValues.ToDictionary(value => value.Key, value => value.Value);
        Assert.Equal(
            [7, "seven", true, Guid.Empty, new DateOnly(2030, 1, 2), new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)), TimeSpan.FromSeconds(90), 1.25m, "Friday", "1, 2", null],
            new[] { "Int", "Text", "Yes", "Id", "Day", "Moment", "Time", "Money", "Kind", "Many", "Nothing" }.Select(name => values[name]));
    }

    [Fact]
    public void Scopes_travel_as_values_and_end_with_their_item()
    {
        using var logs = new OwnLogs();
        using LocalPool pool = CreateLogged(logs);
        pool.LogWork.TellScopes.Apply();
        pool.LogWork.TellScopes.Apply();
        FakeLogRecord[] records = logs.Of("PoolGen.Task.LogWork.TellScopes");
        Assert.Equal(["Inside", "Outside", "Inside", "Outside"], records.Select(record => record.Message));
        Assert.All([records[0], records[2]], record => Assert.Equal(("12", "plain"), (record.GetStructuredStateValue("Order"), record.GetStructuredStateValue("Scope"))));
        Assert.All([records[1], records[3]], record => Assert.Null(record.GetStructuredStateValue("Order")));
        Assert.All(records, record => Assert.Null(record.GetStructuredStateValue("Left")));
    }

    [Theory]
    [InlineData("known", "FormatException: not a number")]
    [InlineData("unknown", "UnknownException: ")]
    public void An_exception_arrives_with_type_message_and_the_workers_frames(string kind, string text)
    {
        using var logs = new OwnLogs();
        using LocalPool pool = CreateLogged(logs);
        pool.LogWork.TellException.Apply(kind);
        string exception = Assert.Single(logs.Of("PoolGen.Task.LogWork.TellException")).Exception!.ToString();
        Assert.Contains(text, exception, StringComparison.Ordinal);
        Assert.Contains("at PoolGen.RuntimeTests.Tasks.LogWork.TellException", exception, StringComparison.Ordinal);
    }

    [Fact]
    public void Entries_of_other_threads_come_in_order_and_before_the_result()
    {
        using var logs = new OwnLogs();
        using LocalPool pool = CreateLogged(logs);
        Assert.Equal(Numbers(50), pool.LogWork.TellFromThreads.Map(Numbers(50)));
        Assert.Equal(
            Numbers(50).SelectMany(x => new[] { $"Item {x} begins", $"Item {x} goes on", $"Item {x} ends" }), logs.Of("PoolGen.Task.LogWork.TellFromThreads").Select(record => record.Message));
    }

    [Fact]
    public void A_thread_that_logs_on_after_its_task_disturbs_no_other_item()
    {
        using var logs = new OwnLogs();
        using LocalPool pool = CreateLogged(logs);
        using var gate = new Gate();
        Assert.Equal(5, pool.LogWork.TellForAWhile.Apply(gate.Name, 5));
        for (int round = 0; round < 20; round++)
        {
            Assert.Equal(Numbers(5000).Select(x => x * x), pool.Work.Square.Map(Numbers(5000)));
            Assert.Equal(Numbers(200).Select(x => 3 * x), pool.LogWork.TellIfOdd.Map(Numbers(200)));
            Assert.Equal("text", pool.Work.Echo.Apply("text"));
        }

        gate.Open();
        Eventually.True(() => logs.Of("PoolGen.Task.LogWork.TellForAWhile").Any(record => record.Message == "Last"), "the last entry arrives");
        string[] messages = [.. logs.Of("PoolGen.Task.LogWork.TellForAWhile").Where(record => record.Level == LogLevel.Information).Select(record => record.Message)];
        int[] numbers = [.. messages[..^1].Select(message => int.Parse(message.Split(' ')[1], null))];
        Assert.Equal(numbers.Order(), numbers);
    }

    [Fact]
    public void An_initializer_logs_too()
    {
        using var logs = new OwnLogs();
        using LocalPool pool = Create(new ProcessPoolOptions { Workers = 1, LoggerFactory = logs.Factory, Initializer = LogWorkTasks.TellWhileStartingTask.Bind("all") });
        pool.Work.Square.Apply(1);
        Assert.Equal("Starting with all", Assert.Single(logs.Of("PoolGen.Task.LogWork.TellWhileStarting")).Message);
    }

    [Fact]
    public void Without_a_logger_factory_the_tasks_logger_does_nothing()
    {
        using LocalPool pool = Create(1);
        Assert.Equal(Numbers(100).Select(x => 3 * x), pool.LogWork.TellIfOdd.Map(Numbers(100)));
        Assert.False(pool.LogWork.IsEnabled.Apply((int)LogLevel.Critical));
        pool.LogWork.TellScopes.Apply();
    }

    [Fact]
    public void Levels_are_those_of_the_tasks_category_and_follow_changes()
    {
        using var logs = new SwitchedLogs { Lowest = LogLevel.Warning };
        using LocalPool pool = Create(new ProcessPoolOptions { Workers = 1, LoggerFactory = logs });
        Assert.Equal([false, false, false, true, true, true, false], Numbers(7).Select(level => pool.LogWork.IsEnabled.Apply(level)));
        pool.LogWork.Tell.Apply(1);
        Assert.Empty(logs.Messages);
        logs.Lowest = LogLevel.Debug;
        Eventually.True(() => pool.LogWork.IsEnabled.Apply((int)LogLevel.Debug), "the change arrives");
        Assert.False(pool.LogWork.IsEnabled.Apply((int)LogLevel.Trace));
        pool.LogWork.Tell.Apply(2);
        Assert.Equal(["Item 2 of seven"], logs.Messages);
        logs.Lowest = LogLevel.None;
        Eventually.True(() => !pool.LogWork.IsEnabled.Apply((int)LogLevel.Critical), "the change arrives");
        pool.LogWork.Tell.Apply(3);
        Assert.Single(logs.Messages);
    }

    [Fact]
    public void A_logger_that_throws_harms_no_task()
    {
        using LocalPool pool = Create(new ProcessPoolOptions { Workers = 1, LoggerFactory = new ForeignCode.ForeignLogs(new ForeignPlace(), inFactory: false, "PoolGen.") });
        Assert.Equal(Numbers(500).Select(x => 3 * x), pool.LogWork.TellIfOdd.Map(Numbers(500)));
        Assert.Throws<InvalidOperationException>(() => pool.LogWork.TellAndFail.Apply(3));
        Assert.Equal(4, pool.LogWork.Tell.Apply(4));
    }

    private LocalPool CreateLogged(OwnLogs logs) => Create(new ProcessPoolOptions { Workers = 1, LoggerFactory = logs.Factory });
}
