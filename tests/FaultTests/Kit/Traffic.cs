using PoolGen.FaultTests.Tasks;

namespace PoolGen.FaultTests.Kit;

/// <summary>Tasks of 0 to 1,000 µs that flow through a pool in every way there is, and are all accounted for.</summary>
internal sealed class Traffic(ProcessPool pool, Accounts accounts, int seed)
{
    private const int Depth = 2_000;
    private const int Block = 500;
    private const int StreamBlock = 5_000;

    /// <summary>Each way gets a quarter of the items.</summary>
    internal void Run(int items)
    {
        Action<int, Random>[] ways = [Singles, Maps, Streams, IdempotentSingles];
        Task[] flows = [.. ways.Select((way, i) => Task.Factory.StartNew(
            () => way(items / ways.Length, new Random(seed + i)), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        Task.WaitAll(flows);
    }

    private void Singles(int items, Random random)
    {
        Queue<(int Id, Action Check)> under = new();
        for (int i = 0; i < items; i++)
        {
            int id = accounts.Accept(1);
            int time = Time(random);
            if (i % 2 == 0)
            {
                AsyncResult<int> result = pool.FaultWork.Tick.ApplyAsync(id, time, callback: _ => accounts.End(id, null), errorCallback: e => accounts.End(id, e));
                under.Enqueue((id, () => CheckValue(id, result)));
            }
            else
            {
                string text = new('x', random.Next(200));
                AsyncResult<string> result = pool.FaultWork.TickText.ApplyAsync(id, time, text, callback: _ => accounts.End(id, null), errorCallback: e => accounts.End(id, e));
                under.Enqueue((id, () => CheckText(id, text, result)));
            }

            if (under.Count > Depth) under.Dequeue().Check();
        }

        while (under.Count > 0) under.Dequeue().Check();
    }

    private void IdempotentSingles(int items, Random random)
    {
        Queue<(int Id, AsyncResult<int> Result)> under = new();
        for (int i = 0; i < items; i++)
        {
            int id = accounts.Accept(1, ItemKind.Idempotent);
            under.Enqueue((id, pool.FaultWork.TickAgain.ApplyAsync(id, Time(random))));
            if (under.Count > Depth) EndOne();
        }

        while (under.Count > 0) EndOne();

        void EndOne()
        {
            (int id, AsyncResult<int> result) = under.Dequeue();
            result.Wait();
            accounts.End(id, result.Exception?.InnerException);
            CheckValue(id, result);
        }
    }

    private void Maps(int items, Random random)
    {
        int?[] chunks = [null, 1, 7, 64, 250];
        Queue<(int First, AsyncResult<int[]> Map)> under = new();
        for (int done = 0; done < items; done += Block)
        {
            int first = accounts.Accept(Block);
            under.Enqueue((first, pool.FaultWork.Tick.StarMapAsync(Items(first, Block, random), chunks[random.Next(chunks.Length)])));
            if (under.Count > 3) EndOne();
        }

        while (under.Count > 0) EndOne();

        void EndOne()
        {
            (int first, AsyncResult<int[]> map) = under.Dequeue();
            map.Wait();
            accounts.EndMap(first, Block, map.Exception);
            if (map.IsSuccessful) Assert.Equal(Enumerable.Range(first, Block).Select(FaultWork.Answer), map.Get());
        }
    }

    private void Streams(int items, Random random)
    {
        int?[] chunks = [null, 1, 16, 128];
        for (int done = 0; done < items; done += StreamBlock)
        {
            int count = Math.Min(StreamBlock, items - done);
            int first = accounts.Accept(count);
            int? chunk = chunks[random.Next(chunks.Length)];
            foreach (Outcome<int> outcome in pool.FaultWork.Tick.ImapUnordered(Items(first, count, random), chunk, bufferSize: 1_000).AsOutcomes())
            {
                int id = first + (int)outcome.Index;
                if (outcome.Exception is null) Assert.Equal(FaultWork.Answer(id), outcome.Value);
                accounts.End(id, outcome.Exception);
            }
        }
    }

    private static IEnumerable<(int, int)> Items(int first, int count, Random random) => Enumerable.Range(first, count).Select(id => (id, Time(random)));

    // Most are short: 200 µs on average.
    private static int Time(Random random) => (int)(1_000 * Math.Pow(random.NextDouble(), 4));

    private static void CheckValue(int id, AsyncResult<int> result)
    {
        result.Wait();
        if (result.IsSuccessful) Assert.Equal(FaultWork.Answer(id), result.Get());
    }

    private static void CheckText(int id, string text, AsyncResult<string> result)
    {
        result.Wait();
        if (result.IsSuccessful) Assert.Equal($"{FaultWork.Answer(id)} {text}", result.Get());
    }
}
