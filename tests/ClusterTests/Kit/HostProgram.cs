using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using PoolGen.ClusterProgram;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.ClusterTests.Kit;

/// <summary>A host in a process of its own.</summary>
internal sealed class HostProgram : IDisposable
{
    private readonly Process _process;
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _said = [];

    internal HostProgram(TestCluster cluster, string name, int workers, int drainSeconds, int? siloPort = null, string? program = null)
    {
        Name = name;
        Workers = workers;
        SiloPort = siloPort ?? ClusterPorts.Next();
        var info = new ProcessStartInfo("dotnet", ["exec", program ?? typeof(ClusterWork).Assembly.Location, "host"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Set("PRIMARY", cluster.Primary.ToString());
        Set("CLUSTER", cluster.Id);
        Set("SILO_PORT", SiloPort.ToString(CultureInfo.InvariantCulture));
        Set("GATEWAY_PORT", ClusterPorts.Next().ToString(CultureInfo.InvariantCulture));
        Set("NAME", name);
        Set("WORKERS", workers.ToString(CultureInfo.InvariantCulture));
        Set("DRAIN_SECONDS", drainSeconds.ToString(CultureInfo.InvariantCulture));
        _process = new Process { StartInfo = info, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException($"Host {name} ended: {Said}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();

        void Set(string setting, string value) => info.Environment["CLUSTER_" + setting] = value;
    }

    /// <summary>Another build of the program that hosts are.</summary>
    internal static string OtherBuild => typeof(HostProgram).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(static attribute => attribute.Key == "OtherBuild").Value!;

    internal string Name { get; }

    internal int Workers { get; }

    internal int SiloPort { get; }

    internal int ProcessId => _process.Id;

    /// <summary>What it has written so far.</summary>
    internal string Said
    {
        get
        {
            lock (_said) return string.Join('\n', _said);
        }
    }

    internal void WaitUntilReady() => _ready.Task.Wait();

    internal void Kill() => Signals.Send(ProcessId, Signals.Kill);

    /// <summary>Waits for its end; whether it ended in order.</summary>
    internal bool WaitForExit()
    {
        _process.WaitForExit();
        return _process.ExitCode == 0;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Signals.TrySend(ProcessId, Signals.Continue);
            _process.Kill(entireProcessTree: true);
        }

        _process.WaitForExit();
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        lock (_said) _said.Add(line);
        if (line == "ready") _ready.TrySetResult();
    }
}
