using System.Runtime.CompilerServices;

namespace PoolGen.Telemetry;

/// <summary>
/// Whether the library that meters and activities come from is loaded (<c>System.Diagnostics.DiagnosticSource</c>). In a program that has not loaded it,
/// nobody can listen to either, and loading it, with its event sources, costs a start some fifteen milliseconds of processor time.
/// </summary>
/// <remarks>Safe for any thread.</remarks>
internal static class DiagnosticsLibrary
{
    private const string Name = "System.Diagnostics.DiagnosticSource";

    private static volatile bool _isLoaded;
    private static int _watched;

    /// <summary>Raised once, on the thread that loads it, before that thread can use anything of it.</summary>
    internal static event Action? Loaded;

    /// <summary>Whether it is; false before the first <see cref="Watch"/>.</summary>
    internal static bool IsLoaded => _isLoaded;

    /// <summary>Looks whether it is loaded, and looks on from then on.</summary>
    internal static void Watch()
    {
        if (_isLoaded || Interlocked.Exchange(ref _watched, 1) != 0) return;

        // Compiled ahead of time, all libraries are one, and none is ever loaded.
        if (!RuntimeFeature.IsDynamicCodeSupported)
        {
            _isLoaded = true;
            return;
        }

        AppDomain.CurrentDomain.AssemblyLoad += static (_, loaded) => See(loaded.LoadedAssembly.FullName);
        foreach (System.Reflection.Assembly assembly in AppDomain.CurrentDomain.GetAssemblies()) See(assembly.FullName);
    }

    private static void See(string? name)
    {
        if (_isLoaded || name is null || !name.StartsWith(Name + ",", StringComparison.Ordinal)) return;
        _isLoaded = true;
        Loaded?.Invoke();
    }
}
