namespace PoolGen;

/// <summary>How a worker process is started. Whatever the mode, the user's <c>Main</c> does not run in it.</summary>
public enum LaunchMode
{
    /// <summary>The first of the others that works for the way this program was started.</summary>
    Auto,

    /// <summary><c>dotnet exec PoolGen.dll</c> with this program's own runtime configuration and dependencies: framework-dependent programs and test hosts.</summary>
    DotnetExec,

    /// <summary>This program's own executable with a startup hook: self-contained and single-file programs that are not trimmed.</summary>
    StartupHook,

    /// <summary>This program's own executable, whose <c>Main</c> begins with <see cref="PoolWorker.TryRun"/>: trimmed and NativeAOT programs.</summary>
    AppMain,
}
