namespace PoolGen.FaultTests.Chaos;

/// <summary>A stream of the chaos: read to its end, left half-way, or never read at all.</summary>
internal sealed class ChaosReader(ProcessPool pool, ChaosBook book, Random random)
{
    internal void Read(ChaosStorm storm)
    {
        int count = random.Next(1, 60);
        int failAt = random.Next(8) == 0 ? random.Next(count) : int.MaxValue;
        int leaveAt = random.Next(3) == 0 ? random.Next(count) : int.MaxValue;
        bool ordered = random.Next(2) == 0;
        int? chunkSize = random.Next(2) == 0 ? null : random.Next(1, 9);
        var item = new ChaosItem(book.Next(count), $"stream of {count}") { Count = count, FailsItself = failAt < count };
        CancellationToken token = default;
        if (random.Next(3) == 0)
        {
            storm.Add(item);
            token = storm.Token;
        }

        book.Add(item);
        try
        {
            PoolStream<int> stream = random.Next(2) == 0
                ? ordered ? pool.ChaosWork.Tick.Imap(Items(item, failAt), chunkSize, random.Next(1, 30), cancellationToken: token)
                    : pool.ChaosWork.Tick.ImapUnordered(Items(item, failAt), chunkSize, random.Next(1, 30), cancellationToken: token)
                : pool.ChaosWork.Tick.Imap(ItemsLater(item, failAt), chunkSize, random.Next(1, 30), cancellationToken: token);

            // One that nobody ever reads, and nobody disposes of: Join cuts it.
            if (random.Next(25) != 0) Read(stream, item, leaveAt);
        }
        catch (Exception e)
        {
            item.Failures.Add(e);
        }

        item.HasEnded = true;
    }

    private void Read(PoolStream<int> stream, ChaosItem item, int leaveAt)
    {
        int read = 0;
        var seen = new HashSet<long>();
        foreach (Outcome<int> outcome in stream.AsOutcomes())
        {
            if (read++ == leaveAt) return;
            if (!seen.Add(outcome.Index)) book.Wrong($"the {item.Way} from {item.Id} on gave item {outcome.Index} twice");
            if (outcome.Exception is { } failure) item.Failures.Add(failure);
            else if (outcome.Value != ChaosWork.Answer(item.Id + (int)outcome.Index)) book.Wrong($"item {outcome.Index} of the {item.Way} from {item.Id} on has a wrong value");
        }

        if (read != item.Count) book.Wrong($"the {item.Way} from {item.Id} on ended after {read} items");
    }

    private static IEnumerable<(int, int)> Items(ChaosItem item, int failAt)
    {
        item.OpenSource();
        try
        {
            for (int i = 0; i < item.Count; i++)
            {
                if (i == failAt) throw new ChaosException("the source");
                yield return (item.Id + i, i);
            }
        }
        finally
        {
            item.CloseSource();
        }
    }

    private static async IAsyncEnumerable<(int, int)> ItemsLater(ChaosItem item, int failAt)
    {
        foreach ((int, int) next in Items(item, failAt))
        {
            await Task.Yield();
            yield return next;
        }
    }
}
