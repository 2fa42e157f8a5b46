namespace PoolGen.Interop;

/// <summary>The names of the signals that end processes.</summary>
internal static class SignalName
{
    private const int FirstSignalCode = 128;

    /// <summary>The signal behind an exit code as .NET gives it on Unix (128 plus the signal's number), or null.</summary>
    internal static string? FromExitCode(int exitCode) => (exitCode - FirstSignalCode) switch
    {
        1 => "SIGHUP",
        2 => "SIGINT",
        3 => "SIGQUIT",
        4 => "SIGILL",
        5 => "SIGTRAP",
        6 => "SIGABRT",
        7 => OperatingSystem.IsMacOS() ? "SIGEMT" : "SIGBUS",
        8 => "SIGFPE",
        9 => "SIGKILL",
        10 => OperatingSystem.IsMacOS() ? "SIGBUS" : "SIGUSR1",
        11 => "SIGSEGV",
        12 => OperatingSystem.IsMacOS() ? "SIGSYS" : "SIGUSR2",
        13 => "SIGPIPE",
        14 => "SIGALRM",
        15 => "SIGTERM",
        24 => "SIGXCPU",
        25 => "SIGXFSZ",
        31 when !OperatingSystem.IsMacOS() => "SIGSYS",
        _ => null,
    };
}
