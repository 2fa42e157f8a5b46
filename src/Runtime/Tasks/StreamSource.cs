namespace PoolGen.Tasks;

/// <summary>Pulls a stream's source: a blocking one on a thread of its own, since it may wait as long as it likes.</summary>
internal static class StreamSource
{
    internal static void Start<TArguments, TResult>(StreamJob<TArguments, TResult> job, IEnumerable<TArguments> items)
    {
        var thread = new Thread(() => job.EndSource(Pull(job, items))) { IsBackground = true, Name = "PoolGen source" };
        thread.Start();
    }

    internal static void Start<TArguments, TResult>(StreamJob<TArguments, TResult> job, IAsyncEnumerable<TArguments> items) =>
        ThreadPool.UnsafeQueueUserWorkItem(
            static async state => state.Job.EndSource(await PullAsync(state.Job, state.Items).ConfigureAwait(false)),
            (Job: job, Items: items),
            preferLocal: false);

    private static Exception? Pull<TArguments, TResult>(StreamJob<TArguments, TResult> job, IEnumerable<TArguments> items)
    {
        try
        {
            using IEnumerator<TArguments> source = items.GetEnumerator();
            while (true)
            {
                while (!job.HasRoom && !job.IsOver) job.WaitForRoom();
                if (job.IsOver || !source.MoveNext()) return null;
                job.Push(source.Current);
            }
        }
        catch (Exception e)
        {
            return e;
        }
    }

    private static async Task<Exception?> PullAsync<TArguments, TResult>(StreamJob<TArguments, TResult> job, IAsyncEnumerable<TArguments> items)
    {
        try
        {
            await using IAsyncEnumerator<TArguments> source = items.GetAsyncEnumerator(job.Stopping);
            while (true)
            {
                while (!job.HasRoom && !job.IsOver) await job.WaitForRoomAsync().ConfigureAwait(false);
                if (job.IsOver || !await source.MoveNextAsync().ConfigureAwait(false)) return null;
                job.Push(source.Current);
            }
        }
        catch (OperationCanceledException) when (job.IsOver)
        {
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }
}
