using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using PoolGen.Interop;
using PoolGen.Serialization;
using PoolGen.Sharing;
using PoolGen.Wire;

namespace PoolGen.Workers;

/// <summary>A worker that is a process of this same program.</summary>
internal sealed class ProcessWorker : Worker
{
    private static readonly TimeSpan ReapTimeout = TimeSpan.FromSeconds(2);
    private const int AbortCode = 134;
    private static readonly TimeSpan OutputTimeout = TimeSpan.FromMilliseconds(200);

    private readonly WorkerSetup _setup;
    private readonly WorkerDirectory _directory;
    private readonly OutputTail _tail = new();

    // Guards the process and its kill against each other.
    private readonly Lock _gate = new();

    // Guards its stdin. A worker that does not read it blocks whoever writes, and must still be killed: the kill never waits for this.
    private readonly Lock _writing = new();
    private Process? _process;
    private Stream? _control;
    private OutputPump? _errors;
    private OutputPump? _output;
    private int _processId;
    private bool _reaped;

    private ProcessWorker(int workerId, WorkerSetup setup, WorkerDirectory directory, SharedRegion region)
        : base(workerId, region, bell: null)
    {
        _setup = setup;
        _directory = directory;
    }

    public override int ProcessId => Volatile.Read(ref _processId);

    public override long MemoryBytes => ProcessMemory.WorkingSet(ProcessId);

    /// <exception cref="IOException">There is no room for its shared memory.</exception>
    internal static ProcessWorker Create(int workerId, WorkerSetup setup)
    {
        (WorkerDirectory directory, SharedRegion region) = WorkerDirectory.Create();
        return new ProcessWorker(workerId, setup, directory, region);
    }

    public override void Cancel(uint sequence, int index) => Send(new ControlMessage(ControlKind.Cancel, sequence, index));

    public override void Retire() => Send(new ControlMessage(ControlKind.Leave, 0, 0));

    protected override void Connect()
    {
        using PeerListener listener = PeerListener.Listen(_directory.SocketPath);
        LargePayload arguments = _setup.Settings.Initializer?.Arguments ?? LargePayload.Empty;
        bool areLarge = arguments.Length > RegionLayout.LargestInline;
        var bootstrap = new Bootstrap
        {
            ParentProcessId = Environment.ProcessId,
            WorkerId = WorkerId,
            RuntimeVersion = RuntimeInformation.FrameworkDescription,
            Build = typeof(Bootstrap).Module.ModuleVersionId,
            RegionPath = _directory.RegionPath,
            SocketPath = _directory.SocketPath,
            WorkerProof = Secret(),
            ParentProof = Secret(),
            Culture = _setup.Culture,
            UICulture = _setup.UICulture,
            MaxPayloadBytes = _setup.Settings.MaxPayloadBytes,
            DiscardOutput = _setup.Settings.Output == WorkerOutput.Discard,
            Environment = _setup.Environment.Restored,
            InitializerDefinition = _setup.Settings.Initializer?.Definition ?? [],
            InitializerArguments = areLarge ? default : arguments.Join(),
            LargeInitializerBytes = areLarge ? arguments.Length : 0,
        };
        StartProcess(bootstrap);
        Bell = new SocketDoorbell(Accept(listener, bootstrap));
        _setup.Connected();

        // Straight from where the caller has them, to be read as they arrive: neither side has them twice.
        if (areLarge) _ = Bell.TrySendPayload(arguments);
    }

    protected override void KillNow()
    {
        lock (_gate)
        {
            if (_process is null || _reaped) return;
            try
            {
                if (!OperatingSystem.IsWindows()) _ = LibC.Kill(-_processId, LibC.SigKill);
                _process.Kill();
            }
            catch (Exception e) when (e is InvalidOperationException or Win32Exception)
            {
                // It has ended by itself.
            }
        }
    }

    protected override WorkerExit Reap(Exception? failure)
    {
        _directory.Dispose();
        Bell?.Dispose();
        WorkerExit exit = _process is null
            ? new WorkerExit(null, null, "it could not be started", string.Empty, failure)
            : ReapProcess(failure);
        SharedMemories.OwnerEnded(_processId);
        lock (_writing) _control?.Dispose();
        lock (_gate)
        {
            _reaped = true;
            _process?.Dispose();
        }

        return exit;
    }

    // Nothing is left to be done, except on Windows.
    protected override void MemoryReleased() => _directory.Dispose();

    private WorkerExit ReapProcess(Exception? failure)
    {
        // The socket says so before the system has tidied up; and a process may close it and stay.
        if (!_process!.WaitForExit(ReapTimeout))
        {
            KillNow();
            _process.WaitForExit(ReapTimeout);
        }

        if (!OperatingSystem.IsWindows()) _ = LibC.Kill(-_processId, LibC.SigKill);
        int? code = _process.HasExited ? _process.ExitCode : null;

        // A runtime that aborts says why on stderr: that is worth waiting for, however busy this process is.
        _errors?.WaitForEnd(code == AbortCode ? ReapTimeout : OutputTimeout);
        long exitWord = Region.Int64(RegionLayout.ExitWord);
        bool leftByExit = (exitWord & RegionLayout.ExitMark) != 0 && code == (OperatingSystem.IsWindows() ? (int)exitWord : (byte)exitWord);
        string? signal = leftByExit || code is null || OperatingSystem.IsWindows() ? null : SignalName.FromExitCode(code.Value);
        string errors = _tail.ToString();
        if (signal == "SIGABRT" && ExitReason.WasAccessViolation(errors)) signal = "SIGSEGV";
        return new WorkerExit(signal is null ? code : null, signal, ExitReason.Of(code, signal, leftByExit, errors), errors, failure) { ProcessId = _processId };
    }

    private void StartProcess(Bootstrap bootstrap)
    {
        var info = new ProcessStartInfo(_setup.Plan.FileName)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardError = true,
            RedirectStandardOutput = _setup.Settings.Output == WorkerOutput.Forward,
            WorkingDirectory = _setup.FindDirectory(),
        };
        if (OperatingSystem.IsWindows()) info.CreateNewProcessGroup = true;
        foreach (string argument in _setup.Plan.Arguments) info.ArgumentList.Add(argument);
        info.Environment.Clear();
        foreach ((string name, string? value) in _setup.Environment.Variables) info.Environment[name] = value;

        Process process;
        try
        {
            process = WorkerSpawner.Start(info);
        }
        catch (Exception e) when (e is Win32Exception or IOException or UnauthorizedAccessException)
        {
            throw new PoolException($"A worker could not be started with '{_setup.Plan.FileName}': {e.Message}", e);
        }

        lock (_gate)
        {
            _process = process;
            Volatile.Write(ref _processId, process.Id);
            _control = PipeFile.Of(process.StandardInput.BaseStream, FileAccess.Write);
            if (WasKilled) KillNow();
        }

        _errors = OutputPump.ForErrors(PipeFile.Of(process.StandardError.BaseStream, FileAccess.Read), _tail, _setup, WorkerId);
        if (_setup.Settings.Output == WorkerOutput.Forward) _output = OutputPump.ForLines(PipeFile.Of(process.StandardOutput.BaseStream, FileAccess.Read), _setup, WorkerId);
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory);
        writer.Write(0);
        bootstrap.Write(writer);
        writer.Seek(0, SeekOrigin.Begin);
        writer.Write((int)memory.Length - sizeof(int));
        Write(memory.GetBuffer().AsSpan(0, (int)memory.Length));
    }

    private PeerSocket Accept(PeerListener listener, Bootstrap bootstrap)
    {
        while (true)
        {
            // A start that takes too long on the pool's clock ends by the process's death: the scheduler kills it.
            while (!listener.Poll(20_000))
            {
                if (_process!.HasExited) throw new PoolException("The worker ended before it was ready.");
            }

            PeerSocket socket = listener.Accept();
            if (socket.IsProcess(_processId) && Handshake.TryAccept(socket, bootstrap, heard: _directory.Dispose)) return socket;
            socket.Dispose();
        }
    }

    private static byte[] Secret()
    {
        // Two random GUIDs have 244 bits from the system's generator, and loading no cryptography library saves milliseconds of each start.
        var secret = new byte[Bootstrap.ProofLength];
        Guid.NewGuid().TryWriteBytes(secret);
        Guid.NewGuid().TryWriteBytes(secret.AsSpan(16));
        return secret;
    }

    private void Send(ControlMessage message)
    {
        Span<byte> bytes = stackalloc byte[ControlMessage.Size];
        message.Write(bytes);
        Write(bytes);
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        lock (_writing)
        {
            if (_control is null) return;
            try
            {
                _control.Write(bytes);
                _control.Flush();
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException)
            {
                // The worker is gone: its reader will say so.
            }
        }
    }
}
