namespace PoolGen.ParentProgram;

/// <summary>Sets variables of its environment and prints what a worker makes of them.</summary>
internal static class WorkerVariables
{
    private static readonly string[] Names =
    [
        "POOLGEN_TEST_KEPT", "POOLGEN_TEST_GIVEN", "POOLGEN_TEST_REMOVED",
        "DOTNET_STARTUP_HOOKS", "DOTNET_MODIFIABLE_ASSEMBLIES", "DOTNET_DiagnosticPorts", "DOTNET_DefaultDiagnosticPortSuspend",
        "ASPNETCORE_HOSTINGSTARTUPASSEMBLIES", "CORECLR_ENABLE_PROFILING", "CORECLR_PROFILER", "CORECLR_PROFILER_PATH",
        "COR_ENABLE_PROFILING", "COR_PROFILER", "COR_PROFILER_PATH", "DOTNET_gcServer", "DOTNET_gcConcurrent",
    ];

    public static void Print()
    {
        foreach (string name in Names) Environment.SetEnvironmentVariable(name, "set");
        Print(new ProcessPoolOptions { Workers = 1, Environment = { ["POOLGEN_TEST_GIVEN"] = "given", ["POOLGEN_TEST_REMOVED"] = null } }, [.. Names, "POOLGEN_WORKER"]);
        Print(
            new ProcessPoolOptions { Workers = 1, Environment = { ["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = "given", ["DOTNET_gcConcurrent"] = "1" } },
            ["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES", "DOTNET_gcConcurrent"]);
    }

    private static void Print(ProcessPoolOptions options, string[] names)
    {
        using var pool = new ProcessPool(options);
        foreach ((string name, string variable) in names.Zip(pool.Work.Variable.Map(names))) Console.WriteLine($"{name}: {variable}");
    }
}
