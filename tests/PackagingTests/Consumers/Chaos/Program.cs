using System.Globalization;
using PoolGen;
using PoolGen.FaultTests.Chaos;

// The chaos of tests/FaultTests as a program of its own: published in every form, it is its own worker.
if (PoolWorker.TryRun(args)) return 0;
int seed = int.Parse(args[0], CultureInfo.InvariantCulture);
int seconds = int.Parse(args[1], CultureInfo.InvariantCulture);

// What the runtime opens once, for all pools, is no pool's leftover.
using (var first = new ProcessPool(workers: 1)) SpinWait.SpinUntil(() => first.Workers[0].State == WorkerState.Idle, TimeSpan.FromSeconds(30));

var chaos = new ChaosRun(seed, static why =>
{
    Console.WriteLine($"hung {why}");
    Environment.FailFast(why);
});
string? wrong = chaos.Run(ChaosRun.Duration(seconds), args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 0);
Console.WriteLine($"chaos {chaos}");
if (wrong is null) return 0;
Console.WriteLine($"wrong {wrong}");
return 1;
