using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using PoolGen.Interop;
using PoolGen.Wire;
using PoolGen.Extensibility;

namespace PoolGen.WorkerHost;

/// <summary>A worker process from its first line to its last.</summary>
internal static class WorkerProgram
{
    internal const int UsageError = 64;

    // Kept: one that nobody has is collected, and the signal ends the process from then on.
    private static IReadOnlyList<PosixSignalRegistration> IgnoredSignals { get; set; } = [];

    internal static int Main()
    {
        if (!WorkerMark.IsPending)
        {
            Console.Error.WriteLine("PoolGen.dll is a library: a ProcessPool starts it as its worker, nobody else does.");
            return UsageError;
        }

        return Run();
    }

    /// <summary>Becomes a worker and does not return before its end.</summary>
    internal static int Run()
    {
        Lifeline lifeline = Lifeline.Acquire();
        try
        {
            return Serve(lifeline);
        }
        catch (Exception e) when (e is PoolProtocolException or IOException or UnauthorizedAccessException)
        {
            // Its parent is not what it should be, or is gone. The tasks' own failures never come here.
            Console.Error.WriteLine($"PoolGen worker: {e.Message}");
            return UsageError;
        }
    }

    private static int Serve(Lifeline lifeline)
    {
        Bootstrap bootstrap = lifeline.ReadBootstrap();
        (SharedRegion region, SocketDoorbell bell) = Join(bootstrap);
        var loop = new TaskLoop(region, bell, bootstrap.WorkerId, bootstrap.MaxPayloadBytes, ManifestResolver.Instance);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
            Volatile.Write(ref region.Int64(RegionLayout.ExitWord), RegionLayout.ExitMark | (uint)Environment.ExitCode);
        lifeline.Watch(loop.Call);

        try
        {
            bool ready = bootstrap.LargeInitializerBytes == 0
                ? loop.Start(bootstrap.InitializerDefinition, bootstrap.InitializerArguments.Span)
                : loop.Start(bootstrap.InitializerDefinition, bootstrap.LargeInitializerBytes);
            if (!ready) return 1;
        }
        catch (ParentGoneException)
        {
            Lifeline.Die();
        }

        loop.Run();

        // The parent has let go of the socket: the lifeline says whether it is gone.
        Lifeline.Die();
        return 0;
    }

    // The parent deletes the files once it has heard this worker, before it answers. A worker that gets no answer has no parent any more, or has been
    // refused by it: the files are of no use to anybody.
    private static (SharedRegion Region, SocketDoorbell Bell) Join(Bootstrap bootstrap)
    {
        SharedRegion region;
        PeerSocket socket;
        try
        {
            Verify(bootstrap);
            Settle(bootstrap);
            region = SharedRegion.Open(bootstrap.RegionPath);
            socket = Connect(bootstrap);
        }
        catch (Exception)
        {
            if (Path.GetDirectoryName(bootstrap.RegionPath) is { } directory) _ = StartFiles.TryDelete(directory);
            throw;
        }

        FollowParent(bootstrap);
        return (region, new SocketDoorbell(socket));
    }

    // Second to the lifeline, and not before the files are gone: a worker that this kills deletes nothing.
    private static void FollowParent(Bootstrap bootstrap)
    {
        if (!OperatingSystem.IsLinux()) return;
        _ = LibC.ProcessControl(LibC.SetParentDeathSignal, LibC.SigKill);

        // The parent may have gone before this was set.
        if (LibC.GetParentProcessId() != bootstrap.ParentProcessId && LibC.GetParentProcessId() <= 1) Lifeline.Die();
    }

    private static void Verify(Bootstrap bootstrap)
    {
        if (bootstrap.RuntimeVersion != RuntimeInformation.FrameworkDescription)
        {
            throw new PoolProtocolException($"The parent runs on {bootstrap.RuntimeVersion} and this worker on {RuntimeInformation.FrameworkDescription}.");
        }

        Guid build = typeof(WorkerProgram).Module.ModuleVersionId;
        if (bootstrap.Build != build)
        {
            throw new PoolProtocolException(
                $"The parent has another build of PoolGen ({bootstrap.Build}) than this worker ({build}): the file was replaced while the program ran. Restart the program.");
        }
    }

    // The user's surroundings, before any of the user's code.
    private static void Settle(Bootstrap bootstrap)
    {
        CultureInfo culture;
        CultureInfo uiCulture;
        try
        {
            foreach ((string name, string? value) in bootstrap.Environment) Environment.SetEnvironmentVariable(name, value);
            culture = CultureInfo.GetCultureInfo(bootstrap.Culture);
            uiCulture = CultureInfo.GetCultureInfo(bootstrap.UICulture);
        }
        catch (ArgumentException e)
        {
            throw new PoolProtocolException($"The parent's surroundings cannot be taken over: {e.Message}", e);
        }

        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = culture;
        CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentUICulture = uiCulture;
        if (bootstrap.DiscardOutput) Lifeline.SilenceStandardOutput();
        IgnoredSignals =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, static context => context.Cancel = true),
            PosixSignalRegistration.Create(PosixSignal.SIGQUIT, static context => context.Cancel = true),
        ];
    }

    private static PeerSocket Connect(Bootstrap bootstrap)
    {
        PeerSocket socket = PeerSocket.Connect(bootstrap.SocketPath);
        Handshake.Prove(socket, bootstrap);
        return socket;
    }
}
