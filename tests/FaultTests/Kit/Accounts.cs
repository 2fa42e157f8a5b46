using System.Collections.Concurrent;

namespace PoolGen.FaultTests.Kit;

/// <summary>Keeps, for every item that was submitted, how it ended and how often, and compares it with what the tasks themselves have written.</summary>
internal sealed class Accounts : IDisposable
{
    /// <summary>What a task says of itself.</summary>
    internal const int MaxAttempts = 5;

    private readonly Ledger _ledger = new();
    private readonly ConcurrentDictionary<int, ItemKind> _accepted = new();
    private readonly ConcurrentDictionary<int, int> _ends = new();
    private readonly ConcurrentDictionary<int, Exception> _failures = new();
    private readonly ConcurrentBag<(int FirstId, int Count, IReadOnlyList<Exception> Failures)> _failedMaps = [];
    private readonly ConcurrentDictionary<int, bool> _killed = new();
    private int _nextId;
    private int _ended;

    internal string LedgerName => _ledger.FileName;

    /// <summary>Grows when a task starts.</summary>
    internal long LedgerLength => _ledger.Length;

    /// <summary>How many items have ended.</summary>
    internal int Ended => Volatile.Read(ref _ended);

    internal int Accepted => _accepted.Count;

    /// <summary>Items without an end, as the last check found.</summary>
    internal int Lost { get; private set; }

    /// <summary>Items that ran, or ended, more often than they may.</summary>
    internal int Doubled { get; private set; }

    /// <summary>How many items ended in a worker's loss.</summary>
    internal int Failures => _failures.Count + _failedMaps.Sum(map => map.Failures.Count);

    internal int Kills => _killed.Count;

    /// <summary>How the processes die.</summary>
    internal string Signal { get; set; } = "SIGKILL";

    /// <summary>A process dies at the test's hands: a failure must name one of them. False if it was known.</summary>
    internal bool Kill(int processId) => _killed.TryAdd(processId, true);

    /// <summary>Numbers for some items, of which the first is returned.</summary>
    internal int Accept(int count, ItemKind kind = ItemKind.Once)
    {
        int first = Interlocked.Add(ref _nextId, count) - count;
        for (int i = 0; i < count; i++) _accepted[first + i] = kind;
        return first;
    }

    internal void End(int id, Exception? failure)
    {
        if (failure is not null) _failures[id] = failure;
        _ends.AddOrUpdate(id, 1, static (_, ends) => ends + 1);
        Interlocked.Increment(ref _ended);
    }

    /// <summary>A map tells how many of its items failed, not which ones.</summary>
    internal void EndMap(int firstId, int count, AggregateException? failures)
    {
        if (failures is not null) _failedMaps.Add((firstId, count, failures.InnerExceptions));
        for (int i = 0; i < count; i++) End(firstId + i, null);
    }

    /// <summary>No item is lost, none has run twice, and every failure is the doing of one kill.</summary>
    internal void Verify()
    {
        ILookup<int, int> runs = _ledger.ProcessesByItem();
        HashSet<int> inFailedMaps = [.. _failedMaps.SelectMany(map => Enumerable.Range(map.FirstId, map.Count))];
        List<string> wrong = [];
        foreach ((int id, ItemKind kind) in _accepted)
        {
            int ends = _ends.GetValueOrDefault(id);
            int[] ran = [.. runs[id]];
            _failures.TryGetValue(id, out Exception? failure);
            if (ends == 0) Lost++;
            if (ends > 1 || ran.Length > (kind == ItemKind.Once ? 1 : MaxAttempts)) Doubled++;
            if (ends != 1) wrong.Add($"item {id} has {ends} ends");
            if (ran.Length > (kind == ItemKind.Once ? 1 : MaxAttempts)) wrong.Add($"item {id} ({kind}) ran in {string.Join(", ", ran)}");
            if (failure is null && ran.Length == 0 && !inFailedMaps.Contains(id)) wrong.Add($"item {id} has a result and never ran");
            if (failure is WorkerLostException lost && ran.Length > 0 && ran[^1] != lost.ProcessId && kind == ItemKind.Once)
                wrong.Add($"item {id} ran in {ran[^1]} and was lost with {lost.ProcessId}");
        }

        foreach ((int firstId, int count, IReadOnlyList<Exception> failures) in _failedMaps)
        {
            int never = Enumerable.Range(firstId, count).Count(id => !runs[id].Any());
            if (never > failures.Count) wrong.Add($"{never} items of the map from {firstId} on never ran, and {failures.Count} failed");
        }

        wrong.AddRange(WrongFailures());
        Assert.True(wrong.Count == 0, $"{wrong.Count} wrong, {Lost} lost, {Doubled} doubled; seed {Counts.Seed}: {string.Join("; ", wrong.Take(20))}");
    }

    private IEnumerable<string> WrongFailures()
    {
        HashSet<int> processes = [];
        foreach (Exception failure in _failures.Values.Concat(_failedMaps.SelectMany(map => map.Failures)))
        {
            if (failure is not WorkerLostException lost) yield return $"a failure of another kind: {failure}";
            else if (!_killed.ContainsKey(lost.ProcessId)) yield return $"process {lost.ProcessId}, which nobody killed, was lost: {lost.Message}";
            else if (!processes.Add(lost.ProcessId)) yield return $"two items were lost with process {lost.ProcessId}";
            else if (lost.Signal != Signal) yield return $"{Signal} was taken for {lost.Signal}, exit code {lost.ExitCode}";
        }
    }

    public void Dispose() => _ledger.Dispose();
}
