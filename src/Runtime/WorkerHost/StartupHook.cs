using System.Diagnostics.CodeAnalysis;
using PoolGen.Wire;
using PoolGen.WorkerHost;

#pragma warning disable CA1050 // The runtime looks for this type outside any namespace.

/// <summary>Turns a self-contained or single-file program into a worker before its <c>Main</c>: what <c>DOTNET_STARTUP_HOOKS=PoolGen</c> calls.</summary>
[SuppressMessage("Design", "CA1812", Justification = "The runtime finds it by name.")]
internal static class StartupHook
{
    public static void Initialize()
    {
        if (WorkerMark.IsPending) Environment.Exit(WorkerProgram.Run());
    }
}
