using PoolGen.RuntimeTests.Kit;

namespace PoolGen.FaultTests.Chaos;

/// <summary>One thread that hands in work in every way there is, and cancels some of it.</summary>
internal sealed class ChaosClient(ProcessPool pool, ChaosBook book, ChaosPlan plan, int number)
{
    private const int LongestTask = 2_000;

    private readonly Random _random = new(unchecked(plan.Seed + (7919 * (number + 1))));
    private readonly List<ChaosItem> _recent = [];
    private ChaosStorm _storm = new();

    /// <summary>Until it has handed in its share, or the pool takes nothing more.</summary>
    internal void Run()
    {
        for (int i = 0; i < plan.ItemsPerClient && pool.State == PoolState.Running; i++)
        {
            HandIn();
            if (_random.Next(4) == 0) CancelOne();
            if (_random.Next(30) == 0) Break();
        }
    }

    /// <summary>From any thread: what has this client's token is cancelled.</summary>
    internal void Break() => Interlocked.Exchange(ref _storm, new ChaosStorm()).Break();

    private void HandIn()
    {
        switch (_random.Next(18))
        {
            case 0: Map(); break;
            case 1: new ChaosReader(pool, book, _random).Read(_storm); break;
            case 2: Apply(); break;
            case 3: Submit(new ChaosItem(book.Next(), "idempotent") { HasCallbacks = true, IsIdempotent = true }, (item, token) => pool.ChaosWork.TickAgain.ApplyAsync(item.Id, Time(), _ => item.Callback(), _ => item.ErrorCallback(), token)); break;
            case 4: Submit(new ChaosItem(book.Next(), "failing") { HasCallbacks = true, FailsItself = true }, (item, token) => pool.ChaosWork.Fail.ApplyAsync(item.Id, Time(), _ => item.Callback(), _ => item.ErrorCallback(), token)); break;
            case 5: Submit(new ChaosItem(book.Next(), "large") { HasCallbacks = true }, (item, token) => pool.ChaosWork.Echo.ApplyAsync(item.Id, new byte[_random.Next(1 << _random.Next(8, 22))], _ => item.Callback(), _ => item.ErrorCallback(), token)); break;
            case 6: Submit(new ChaosItem(book.Next(), "unsendable") { HasCallbacks = true, CannotBeSent = true }, (item, token) => pool.ChaosWork.Take.ApplyAsync(item.Id, new ChaosValue { Armed = true }, _ => item.Callback(), _ => item.ErrorCallback(), token)); break;
            case 7: Submit(new ChaosItem(book.Next(), "reporting") { HasCallbacks = true }, (item, token) => pool.ChaosWork.Report.ApplyAsync(item.Id, 5, new SynchronousProgress<int>(static _ => throw new ChaosException("the handler")), _ => item.Callback(), _ => item.ErrorCallback(), token)); break;
            case 8: Submit(new ChaosItem(book.Next(), "waiting for its token") { HasCallbacks = true }, (item, token) => pool.ChaosWork.Wait.ApplyAsync(item.Id, 20 * Time(), _ => item.Callback(), _ => item.ErrorCallback(), token)); break;
            case 9: Submit(new ChaosItem(book.Next(), "throwing callbacks") { HasCallbacks = true, CallbackThrows = true }, (item, token) => pool.ChaosWork.Tick.ApplyAsync(item.Id, Time(), _ => item.Callback(), _ => item.ErrorCallback(), token)); break;
            case 10: Submit(new ChaosItem(book.Next(), "submitting another") { HasCallbacks = true }, (item, token) => pool.ChaosWork.Tick.ApplyAsync(item.Id, Time(), _ => Chain(item.Callback), _ => Chain(item.ErrorCallback), token)); break;
            case 11 or 12: Submit(new ChaosItem(book.Next(), "awaited"), (item, token) => pool.ChaosWork.Tick.ApplyAsync(item.Id, Time(), cancellationToken: token)); break;
            default: Submit(new ChaosItem(book.Next(), "single") { HasCallbacks = true }, (item, token) => pool.ChaosWork.Tick.ApplyAsync(item.Id, Time(), _ => item.Callback(), _ => item.ErrorCallback(), token)); break;
        }
    }

    private void Submit(ChaosItem item, Func<ChaosItem, CancellationToken, AsyncResult> submit)
    {
        CancellationToken token = _random.Next(2) == 0 ? Storm(item) : default;
        try
        {
            item.Result = submit(item, token);
        }
        catch (Exception e)
        {
            item.Refusal = e;
        }

        book.Add(item);
        if (item.Result is null) return;
        _recent.Add(item);
        if (item.Way == "awaited") Await(item);
    }

    // A callback may hand in work, whatever is full, and whatever has ended.
    private void Chain(Action callback)
    {
        callback();
        var next = new ChaosItem(book.Next(), "from a callback") { HasCallbacks = true };
        try
        {
            next.Result = pool.ChaosWork.Tick.ApplyAsync(next.Id, 10, _ => next.Callback(), _ => next.ErrorCallback());
        }
        catch (PoolException e)
        {
            next.Refusal = e;
        }

        book.Add(next);
    }

    private void Apply()
    {
        var item = new ChaosItem(book.Next(), "apply");
        CancellationToken token = _random.Next(2) == 0 ? Storm(item) : default;
        try
        {
            if (pool.ChaosWork.Tick.Apply(item.Id, Time(), token) != ChaosWork.Answer(item.Id)) book.Wrong($"item {item.Id} has a wrong value");
        }
        catch (Exception e)
        {
            item.Failures.Add(e);
        }

        item.HasEnded = true;
        book.Add(item);
    }

    private void Map()
    {
        int count = _random.Next(1, 40);
        int? chunkSize = _random.Next(2) == 0 ? null : _random.Next(1, 9);
        Submit(
            new ChaosItem(book.Next(count), "map") { Count = count, HasCallbacks = true },
            (item, token) => pool.ChaosWork.Tick.StarMapAsync(
                Enumerable.Range(item.Id, count).Select(id => (id, Time() / 4)), chunkSize, _ => item.Callback(), _ => item.ErrorCallback(), cancellationToken: token));
    }

    // Somebody who waits for it on a context or a scheduler that takes nothing, or that is stopped meanwhile.
    private void Await(ChaosItem item)
    {
        item.Continuations = 2;
        AsyncResult result = item.Result!;
        result.GetAwaiter().OnCompleted(item.Continuation);
        if (_random.Next(2) == 0)
        {
            new ThrowingContext().Run(() => result.GetAwaiter().UnsafeOnCompleted(item.Continuation));
            return;
        }

        var scheduler = new ThrowingScheduler();
        scheduler.Run(() => result.GetAwaiter().OnCompleted(item.Continuation));
        scheduler.Stop();
    }

    private void CancelOne()
    {
        if (_recent.Count == 0) return;
        ChaosItem item = _recent[_random.Next(Math.Max(0, _recent.Count - 10), _recent.Count)];
        item.AskToCancel();
        item.Result!.Cancel();
    }

    private CancellationToken Storm(ChaosItem item)
    {
        ChaosStorm storm = Volatile.Read(ref _storm);
        storm.Add(item);
        return storm.Token;
    }

    private int Time() => (int)(LongestTask * Math.Pow(_random.NextDouble(), 4));
}
