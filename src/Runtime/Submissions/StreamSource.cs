namespace PoolGen.Submissions;

/// <summary>Pulls a stream's source: a blocking one on a thread of its own, since it may wait as long as it likes.</summary>
internal static class StreamSource
{
    internal static void Start<TArguments, TResult>(StreamSubmission<TArguments, TResult> stream, IEnumerable<TArguments> items)
    {
        var thread = new Thread(() => stream.EndSource(Pull(stream, items))) { IsBackground = true, Name = "PoolGen source" };
        thread.Start();
    }

    internal static void Start<TArguments, TResult>(StreamSubmission<TArguments, TResult> stream, IAsyncEnumerable<TArguments> items) =>
        ThreadPool.UnsafeQueueUserWorkItem(
            static async state => state.Stream.EndSource(await PullAsync(state.Stream, state.Items).ConfigureAwait(false)),
            (Stream: stream, Items: items),
            preferLocal: false);

    private static Exception? Pull<TArguments, TResult>(StreamSubmission<TArguments, TResult> stream, IEnumerable<TArguments> items)
    {
        try
        {
            using IEnumerator<TArguments> source = items.GetEnumerator();
            while (true)
            {
                while (!stream.HasRoom && !stream.IsOver) stream.WaitForRoom();
                if (stream.IsOver || !source.MoveNext()) return null;
                stream.Push(source.Current);
            }
        }
        catch (Exception e)
        {
            return e;
        }
    }

    private static async Task<Exception?> PullAsync<TArguments, TResult>(StreamSubmission<TArguments, TResult> stream, IAsyncEnumerable<TArguments> items)
    {
        try
        {
            await using IAsyncEnumerator<TArguments> source = items.GetAsyncEnumerator(stream.Stopping);
            while (true)
            {
                while (!stream.HasRoom && !stream.IsOver) await stream.WaitForRoomAsync().ConfigureAwait(false);
                if (stream.IsOver || !await source.MoveNextAsync().ConfigureAwait(false)) return null;
                stream.Push(source.Current);
            }
        }
        catch (OperationCanceledException) when (stream.IsOver)
        {
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }
}
