using PoolGen.RuntimeTests.Kit;

namespace PoolGen.RuntimeTests.Processes;

/// <summary>The environment that a worker starts with, and the one that tasks see. A parent of its own has the variables.</summary>
[Watchdog]
public sealed class EnvironmentTests
{
    [Fact]
    public void Each_variable_reaches_a_worker_or_is_kept_from_its_start_as_it_should()
    {
        using var parent = new ParentProgram("environment");
        string[] said = parent.ReadLines();
        Assert.Equal(
            [
                // A variable as any other.
                "POOLGEN_TEST_KEPT: starts with set, tasks see set",
                "POOLGEN_TEST_GIVEN: starts with given, tasks see given",
                "POOLGEN_TEST_REMOVED: starts with nothing, tasks see nothing",

                // What attaches to every process is kept from the start, and tasks see it all the same.
                "DOTNET_STARTUP_HOOKS: starts with nothing, tasks see set",
                "DOTNET_MODIFIABLE_ASSEMBLIES: starts with nothing, tasks see set",
                "DOTNET_DiagnosticPorts: starts with nothing, tasks see set",
                "DOTNET_DefaultDiagnosticPortSuspend: starts with nothing, tasks see set",
                "ASPNETCORE_HOSTINGSTARTUPASSEMBLIES: starts with nothing, tasks see set",
                "CORECLR_ENABLE_PROFILING: starts with nothing, tasks see set",
                "CORECLR_PROFILER: starts with nothing, tasks see set",
                "CORECLR_PROFILER_PATH: starts with nothing, tasks see set",
                "COR_ENABLE_PROFILING: starts with nothing, tasks see set",
                "COR_PROFILER: starts with nothing, tasks see set",
                "COR_PROFILER_PATH: starts with nothing, tasks see set",

                // The runtime's settings are the worker's own.
                "DOTNET_gcServer: starts with 0, tasks see set",
                "DOTNET_gcConcurrent: starts with 0, tasks see set",

                // The mark of a worker is for its start alone.
                "POOLGEN_WORKER: starts with 1, tasks see nothing",
            ],
            said[..^2]);

        // Who names one of them wants it.
        Assert.Equal(["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES: starts with given, tasks see given", "DOTNET_gcConcurrent: starts with 1, tasks see 1"], said[^2..]);
    }
}
