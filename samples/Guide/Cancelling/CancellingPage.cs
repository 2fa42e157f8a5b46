using PoolGen;

namespace Guide.Cancelling;

internal static class CancellingPage
{
    internal static async Task Run()
    {
        await using var pool = new ProcessPool(new ProcessPoolOptions { Workers = 2, CancellationGrace = TimeSpan.FromMilliseconds(200) });

        Snippet.Begin("cancel-token");
        using var stop = new CancellationTokenSource();
        AsyncResult<string> tea = pool.Work.Brew.ApplyAsync(TimeSpan.FromHours(1), cancellationToken: stop.Token);
        stop.Cancel();
        try
        {
            await tea;
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine($"cancelled: {tea.IsCancelled}");
        }
        // end snippet

        Snippet.Begin("cancel-call");
        AsyncResult spinning = pool.Work.Spin.ApplyAsync();
        spinning.Cancel();
        try
        {
            await spinning;
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine(spinning);
        }
        // end snippet

        Snippet.Begin("cancel-wait");
        AsyncResult<string> slow = pool.Work.Brew.ApplyAsync(TimeSpan.FromHours(1));
        try
        {
            await slow.WaitAsync(TimeSpan.FromMilliseconds(100));
        }
        catch (TimeoutException)
        {
            // The task goes on until it is cancelled.
            Console.WriteLine($"still running: {!slow.IsReady}");
            slow.Cancel();
        }
        // end snippet
    }
}
