using System.Diagnostics;
using PoolGen.FaultTests.Kit;

namespace PoolGen.FaultTests.Chaos;

/// <summary>One pool from its start to its end, with everything that can happen to it.</summary>
internal sealed class ChaosRound(ChaosPlan plan)
{
    private const int Attackers = 2;
    private const int LongestGap = 60;
    private const int EndWindow = 4_000;

    private readonly ManualResetEventSlim _over = new();
    private readonly ManualResetEventSlim _ending = new();

    internal ChaosBook Book { get; } = new();

    internal int Kills { get; private set; }

    internal int Stops { get; private set; }

    internal void Run()
    {
        using var ledger = new Ledger();
        ProcessPool pool = plan.CreatePool(ledger.FileName);
        var victims = new ChaosVictims(pool, plan.KillsStarting);
        ChaosClient[] clients = [.. Enumerable.Range(0, plan.Clients).Select(i => new ChaosClient(pool, Book, plan, i))];
        Task[] working = [.. clients.Select(client => Start("a client", client.Run))];
        Task[] attacking = [.. Enumerable.Range(0, Attackers).Select(i => Start("an attacker", () => Attack(victims, clients, new Random(plan.Seed - 1 - i))))];
        Wait(plan.EndAfter);
        _ending.Set();
        var ender = new ChaosEnder(pool, plan, Book);
        Guard("the end", ender.End);
        _over.Set();
        Task.WaitAll([.. working, .. attacking]);
        new ChaosJudge(plan, Book, victims, ender.Terminated, ledger.ProcessesByItem()).JudgeAll();
        Kills = victims.Kills;
        Stops = victims.Stops;
    }

    // Now and then before the end; and in the moments of the end, all at once.
    private void Attack(ChaosVictims victims, ChaosClient[] clients, Random random)
    {
        while (!_ending.Wait(random.Next(LongestGap)))
        {
            if (random.Next(3) == 0) victims.StopOne(random, _ending);
            else if (random.Next(4) != 0) victims.KillOne(random);
            else clients[random.Next(clients.Length)].Break();
        }

        while (!_over.IsSet)
        {
            Wait(random.Next(EndWindow));
            switch (random.Next(6))
            {
                case 0: victims.KillAll(); break;
                case 1: victims.StopOne(random, _over); break;
                case 2: foreach (ChaosClient client in clients) client.Break(); break;
                default: victims.KillOne(random); break;
            }

            // What was accepted has to end some time.
            _over.Wait(random.Next(LongestGap));
        }
    }

    private Task Start(string who, Action action) => Together.Start(() => Guard(who, action));

    // What the chaos throws itself must not come out anywhere.
    private void Guard(string who, Action action)
    {
        try
        {
            action();
        }
        catch (Exception e)
        {
            Book.Wrong($"{who} got an exception: {e}");
        }
    }

    private static void Wait(int microseconds)
    {
        long started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started).TotalMicroseconds < microseconds) Thread.Yield();
    }
}
