using Microsoft.Extensions.Logging.Testing;
using PoolGen.Extensibility;
using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;
using PoolGen.Serialization;

namespace PoolGen.RuntimeTests.Logs;

/// <summary>The logger of a task that somebody else's engine runs.</summary>
public sealed class RunnerLogTests
{
    [Fact]
    public void The_runners_factory_gets_what_its_tasks_log()
    {
        using var logs = new OwnLogs();
        Assert.Equal(OutcomeKind.Result, Run(new TaskRunner(3) { LoggerFactory = logs.Factory }));
        FakeLogRecord record = Assert.Single(logs.Of("PoolGen.Task.LogWork.TellWhileStarting"));
        Assert.Equal(("Starting with all", "3", $"{Environment.ProcessId}"), (record.Message, record.GetStructuredStateValue("WorkerId"), record.GetStructuredStateValue("ProcessId")));
    }

    [Fact]
    public void Without_a_factory_the_logger_does_nothing() => Assert.Equal(OutcomeKind.Result, Run(new TaskRunner(3)));

    private static OutcomeKind Run(TaskRunner runner)
    {
        PoolCall call = LogWorkTasks.TellWhileStartingTask.Bind("all");
        using var arguments = new PayloadBuffer();
        var writer = new PayloadWriter(arguments);
        call.WriteArguments(ref writer);
        writer.Complete();
        return runner.Run(TaskDefinition.Of(call.Task), arguments.WrittenSpan, new PayloadBuffer());
    }
}
