using PoolGen.RuntimeTests.Kit;
using PoolGen.RuntimeTests.Tasks;
using PoolGen.Workers;

namespace PoolGen.RuntimeTests.Processes;

/// <summary>What a program prints that ends by an unhandled failure of a task: one line of what happened, and the frames of its own code.</summary>
[Trait("Category", "Slow")]
[Watchdog]
public sealed class CrashPrintTests
{
    private static readonly string[] OwnRooms = ["WorkerHost", "CompilerServices", "Extensibility", "Stubs", "Submissions", "Workers", "Scheduling"];

    [Theory]
    [InlineData("overflow", "Worker 0 (process", "stack overflow (SIGABRT).", "Crashes.Overflow", "Program.<Main>$")]
    [InlineData("overflow in async code", "Worker 0 (process", "stack overflow (SIGABRT).", "Crashes.Overflow", "Program.<Main>$")]
    [InlineData("fail fast in a map", "Worker 0 (process", "FailFast (SIGABRT).", "Crashes.FailFast", "Program.<Main>$")]
    [InlineData("unknown exception", "Odd`1", "odd 1", "Crashes.Deeper", "Program.<Main>$")]
    public void It_prints_what_happened_and_the_users_frames(string what, string begin, string end, string inWorker, string inProgram)
    {
        string[] lines = Errors(what);
        string headline = Assert.Single(lines, static line => line.StartsWith("Unhandled exception. PoolGen.", StringComparison.Ordinal));
        Assert.Contains(begin, headline, StringComparison.Ordinal);
        Assert.EndsWith(end, headline, StringComparison.Ordinal);
        Assert.Contains(lines, line => line.Contains($"at PoolGen.ParentProgram.{inWorker}(", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains($"at {inProgram}(", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, static line => Array.Exists(OwnRooms, room => line.Contains($"at PoolGen.{room}.", StringComparison.Ordinal)));
        Assert.DoesNotContain(lines, static line => line.Contains("at PoolGen.AsyncResult", StringComparison.Ordinal) || line.Contains("TaskDescriptors", StringComparison.Ordinal) || line.Contains("CrashesTasks", StringComparison.Ordinal));
    }

    [Fact]
    public void The_exception_has_all_that_the_worker_wrote()
    {
        using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 1, Output = WorkerOutput.Discard });
        WorkerLostException lost = Assert.Throws<WorkerLostException>(() => pool.ProcessWork.Overflow.Apply(1));
        Assert.Contains("at PoolGen.WorkerHost.", lost.StandardError, StringComparison.Ordinal);
        Assert.DoesNotContain("at PoolGen.WorkerHost.", lost.Message, StringComparison.Ordinal);
        Assert.Contains("ProcessWork.Overflow", lost.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4096)]
    public void Only_the_frames_of_a_report_are_left_out_however_they_come(int atOnce)
    {
        const string Written = "   at PoolGen.WorkerHost.Not.In.A.Report()\nhalf a ä line\nUnhandled exception. System.FormatException: bad\n   at Work.Run()\n   at PoolGen.WorkerHost.TaskLoop.Run()\n   at WorkTaskDescriptors+Run_1.Invoke(Int32)\n   at PoolGen.Mine.Run()\nend";
        using var passed = new MemoryStream();
        List<string> own = [];
        using (CrashReportStream stream = new(passed, own.Add))
        {
            byte[] bytes = System.Text.Encoding.UTF8.GetBytes(Written);
            for (int at = 0; at < bytes.Length; at += atOnce) stream.Write(bytes.AsSpan(at, Math.Min(atOnce, bytes.Length - at)));
        }

        string[] left = Written.Split('\n').Where(static line => !line.Contains("TaskLoop", StringComparison.Ordinal) && !line.Contains("Descriptors", StringComparison.Ordinal)).ToArray();
        Assert.Equal(string.Join('\n', left), System.Text.Encoding.UTF8.GetString(passed.ToArray()));
        Assert.Equal(["   at PoolGen.WorkerHost.TaskLoop.Run()", "   at WorkTaskDescriptors+Run_1.Invoke(Int32)"], own);
    }

    [Fact]
    public void What_is_no_report_is_passed_on_at_once()
    {
        using var passed = new MemoryStream();
        using CrashReportStream stream = new(passed, null);
        stream.Write("name: "u8);
        Assert.Equal(6, passed.Length);
    }

    private static string[] Errors(string what)
    {
        using ParentProgram program = new(what);
        Task<string> output = program.Process.StandardOutput.ReadToEndAsync();
        string errors = program.Process.StandardError.ReadToEnd();
        program.Process.WaitForExit();
        Assert.NotEqual(0, program.Process.ExitCode);
        Assert.Empty(output.Result);
        return [.. errors.Split('\n').Select(static line => line.TrimEnd())];
    }
}
