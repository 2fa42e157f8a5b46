using System.Diagnostics;
using System.Globalization;

namespace Cluster;

/// <summary>Hosts on this machine, for trying it: this same program, started again.</summary>
internal sealed class LocalHosts : IDisposable
{
    private readonly List<Process> _processes = [];

    internal static LocalHosts Start(int count)
    {
        var hosts = new LocalHosts();
        for (int i = 1; i <= count; i++)
        {
            hosts._processes.Add(Process.Start("dotnet", ["exec", typeof(LocalHosts).Assembly.Location, "host", i.ToString(CultureInfo.InvariantCulture)]));
        }

        return hosts;
    }

    internal void KillOne()
    {
        Console.WriteLine($"host process {_processes[0].Id} is killed");
        _processes[0].Kill();
    }

    public void Dispose()
    {
        foreach (Process process in _processes)
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }
    }
}
