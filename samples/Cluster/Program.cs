// Counts the words of a folder's files on a cluster: a caller and two hosts, each a process of its own.
// dotnet run --project samples/Cluster [folder]            all three on this machine
// dotnet run --project samples/Cluster host                a host of the cluster whose Redis the variable REDIS names
// dotnet run --project samples/Cluster caller [folder]     a caller of that cluster
using Cluster;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PoolGen;
using PoolGen.Orleans;
using WordCount;

HostApplicationBuilder builder = Host.CreateApplicationBuilder();

// Orleans has much to say of a host that is killed; the pool says it in a line.
builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("PoolGen", LogLevel.Information).AddFilter("Orleans", LogLevel.Critical);
string? redis = Environment.GetEnvironmentVariable("REDIS");

if (args is ["host", ..])
{
    // snippet: cluster-host
    // A host lends its cores. What runs is finished before it leaves, so the program needs more time to stop than the host does.
    builder.UseOrleans(silo =>
    {
        Membership.Join(silo, args, redis);
        silo.AddPoolHost(options => options.DrainTimeout = TimeSpan.FromSeconds(20));
    });
    builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(30));
    // end snippet
    await builder.Build().RunAsync();
    return 0;
}

// snippet: cluster-caller
// A caller is a client of the cluster, or one of its silos. The pool finds the hosts, and hosts that join later.
if (redis is not null) builder.UseOrleansClient(client => Membership.Find(client, redis));
else builder.UseOrleans(silo => Membership.Begin(silo).AddPoolGateway());
builder.Services.AddClusterPool();
// end snippet

using IHost program = builder.Build();
await program.StartAsync();
using LocalHosts? hosts = redis is null ? LocalHosts.Start(2) : null;
bool kills = args.Contains("--kill");
string folder = args.FirstOrDefault(arg => arg is not "caller" and not "--kill") ?? Library.ReferenceDocumentation();
string[] files = [.. Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file) is ".xml" or ".txt" or ".md").Order(StringComparer.Ordinal)];
Console.WriteLine($"{files.Length} files in {folder}");

// snippet: cluster-call
// The same calls as on one machine.
ClusterPool pool = program.Services.GetRequiredService<ClusterPool>();
var total = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
int counted = 0;
await foreach (Dictionary<string, int> count in pool.Work.CountWords.ImapUnordered(files.Select(Library.TextOf)))
{
    Words.AddTo(total, count);

    // For the sake of the demonstration: half-way, one of the hosts is killed.
    if (++counted == files.Length / 2 && kills) hosts?.KillOne();
}
// end snippet

// snippet: cluster-hosts
foreach (HostInfo host in pool.Hosts) Console.WriteLine($"{host.Name} on {host.Machine}: {host.Slots} workers, {host.State}, runs {host.Build}");
// end snippet
foreach ((string word, int count) in total.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(10))
{
    Console.WriteLine($"{count,9} {word.ToLowerInvariant()}");
}

var expected = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
foreach (string file in files) Words.AddTo(expected, Words.Count(Library.TextOf(file)));
bool same = total.Count == expected.Count && total.All(pair => expected.GetValueOrDefault(pair.Key) == pair.Value);
Console.WriteLine($"{total.Values.Sum()} words, {total.Count} different ones. {(same ? "The same as one process counts." : "NOT what one process counts.")}");
await program.StopAsync();
return same ? 0 : 1;
