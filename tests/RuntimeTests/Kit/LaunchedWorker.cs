using System.Diagnostics;
using System.Net.Sockets;
using PoolGen.Wire;
using PoolGen.Workers.Launching;

namespace PoolGen.RuntimeTests.Kit;

/// <summary>A real worker process whose parent is a test that does as it likes.</summary>
internal sealed class LaunchedWorker : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("poolgen-test-").FullName;
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly Process _process;

    internal LaunchedWorker()
    {
        Region = SharedRegion.Create(RegionPath);
        _listener.Bind(new UnixDomainSocketEndPoint(SocketPath));
        _listener.Listen();
        LaunchPlan plan = LaunchPlanner.Plan(LaunchMode.Auto);
        var info = new ProcessStartInfo(plan.FileName, plan.Arguments) { RedirectStandardInput = true, RedirectStandardError = true };
        info.Environment.Clear();
        foreach ((string name, string? value) in WorkerEnvironment.Capture(plan, []).Variables) info.Environment[name] = value;
        _process = Process.Start(info)!;
    }

    internal SharedRegion Region { get; }

    internal string RegionPath => Path.Combine(_directory, "m");

    internal string SocketPath => Path.Combine(_directory, "s");

    internal Socket? Connection { get; private set; }

    internal Bootstrap Bootstrap => Bootstraps.Valid(RegionPath, SocketPath);

    internal void Tell(byte[] bootstrap) => Write([.. BitConverter.GetBytes(bootstrap.Length), .. bootstrap]);

    internal void Write(byte[] bytes)
    {
        try
        {
            _process.StandardInput.BaseStream.Write(bytes);
            _process.StandardInput.BaseStream.Flush();
        }
        catch (IOException)
        {
            // It has gone in the midst of it: its exit code says why.
        }
    }

    /// <summary>As when the parent is gone, before the worker could connect to it.</summary>
    internal void StopListening() => _listener.Dispose();

    internal void CloseInput() => _process.StandardInput.Close();

    /// <summary>Accepts it and hears its proof.</summary>
    internal void Accept()
    {
        Connection = _listener.Accept();
        byte[] proof = new byte[Bootstrap.ProofLength];
        for (int count = 0; count < proof.Length;) count += Connection.Receive(proof.AsSpan(count));
        Assert.Equal(Bootstrap.WorkerProof, proof);
    }

    /// <summary>Does all that a parent does until its worker is ready.</summary>
    internal void MakeReady()
    {
        Tell(Bootstraps.Encode(Bootstrap));
        Accept();
        Connection!.Send(Bootstrap.ParentProof);
        Eventually.True(() => Volatile.Read(ref Region.Int64(RegionLayout.ResultHead)) > 0, "the worker is ready");
    }

    internal (int Code, string Errors) WaitForExit()
    {
        string errors = _process.StandardError.ReadToEnd();
        _process.WaitForExit();
        return (_process.ExitCode, errors);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        Connection?.Dispose();
        _listener.Dispose();
        Region.Dispose();

        // A worker that finds its parent gone deletes it.
        if (Directory.Exists(_directory)) Directory.Delete(_directory, recursive: true);
    }
}
