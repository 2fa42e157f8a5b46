using Microsoft.Extensions.Time.Testing;
using PoolGen;

namespace TestedLibrary.Tests;

public sealed class InvoiceCheckerTests
{
    private static readonly Invoice Right = new("A1", 30, [10, 20]);
    private static readonly Invoice Wrong = new("A2", 31, [10, 20]);
    private static readonly Invoice Empty = new("A3", 0, []);

    // snippet: testing-unit
    [Fact]
    public async Task An_invoice_that_does_not_add_up_is_found()
    {
        await using var pool = new InProcessPool(InvoicePool.Options(tolerance: 0));

        IReadOnlyDictionary<string, string> wrong = await new InvoiceChecker(pool).FindWrongAsync([Right, Wrong]);

        Assert.Equal(new Dictionary<string, string> { ["A2"] = "does not add up" }, wrong);
    }
    // end snippet

    [Fact]
    public async Task An_invoice_without_lines_is_reported_and_the_others_are_checked()
    {
        await using var pool = new InProcessPool(InvoicePool.Options(tolerance: 1));

        IReadOnlyDictionary<string, string> wrong = await new InvoiceChecker(pool).FindWrongAsync([Empty, Right, Wrong]);

        Assert.Equal("The invoice A3 has no lines. (Parameter 'invoice')", wrong["A3"]);
        Assert.Single(wrong);
    }

    // snippet: testing-clock
    [Fact]
    public async Task An_archive_that_does_not_answer_is_given_up_after_a_minute()
    {
        var clock = new FakeTimeProvider();
        ProcessPoolOptions options = InvoicePool.Options(tolerance: 0);
        options.Workers = 1;
        options.TimeProvider = clock;
        await using var pool = new InProcessPool(options);

        // Once a task has run, the worker is there: only the time limit of the next one is left to wait for.
        Assert.True(await pool.Work.AddsUp.ApplyAsync(Right));

        AsyncResult answer = pool.Work.AskArchive.ApplyAsync("A1");
        while (!answer.IsReady)
        {
            clock.Advance(TimeSpan.FromSeconds(30));
            await Task.Delay(10);
        }

        await Assert.ThrowsAsync<TaskTimeoutException>(() => answer);
    }
    // end snippet

    // snippet: testing-processes
    [Fact]
    public async Task It_works_with_processes_as_well()
    {
        await using var pool = new ProcessPool(InvoicePool.Options(tolerance: 0));

        IReadOnlyDictionary<string, string> wrong = await new InvoiceChecker(pool).FindWrongAsync([Right, Wrong, Empty]);

        Assert.Equal(["A2", "A3"], wrong.Keys.Order());
    }
    // end snippet
}
