namespace PoolGen.PackagingTests.Kit;

/// <summary>A test of a program compiled ahead of time: skipped, visibly, where nothing is installed that links one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NativeAotFactAttribute : FactAttribute
{
    private static readonly string? Linker = ((string[])["clang", "gcc"]).FirstOrDefault(IsInstalled);

    /// <summary>Skips it without a linker.</summary>
    public NativeAotFactAttribute()
    {
        if (Linker is null) Skip = "Neither clang nor gcc is installed: nothing links a NativeAOT program.";
    }

    /// <summary>What a publish needs to be told of the linker.</summary>
    internal static IEnumerable<string> Options => Linker == "gcc" ? ["-p:CppCompilerAndLinker=gcc"] : [];

    private static bool IsInstalled(string command) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, command)));
}
