namespace PoolGen.Workers;

/// <summary>Says in words why a worker ended, from its exit code, its signal and what it wrote to stderr.</summary>
internal static class ExitReason
{
    /// <summary>The runtime turns an access to memory that is not there, or is read-only, into an abort of its own.</summary>
    internal static bool WasAccessViolation(string standardError) =>
        standardError.Contains("Fatal error.", StringComparison.Ordinal) && standardError.Contains("System.AccessViolationException:", StringComparison.Ordinal);

    internal static string Of(int? exitCode, string? signal, bool leftByExit, string standardError)
    {
        if (WasAccessViolation(standardError)) return "it read or wrote memory that it may not (SIGSEGV)";
        if (leftByExit) return $"it exited with code {exitCode} while it had a task";
        if (standardError.Contains("Stack overflow.", StringComparison.Ordinal)) return "stack overflow";
        if (standardError.Contains("Out of memory.", StringComparison.Ordinal)) return "out of memory";
        if (standardError.Contains("Unhandled exception.", StringComparison.Ordinal)) return "unhandled exception on one of its threads";
        if (standardError.Contains("Process terminated.", StringComparison.Ordinal)) return "FailFast";
        return signal switch
        {
            "SIGKILL" => "it was killed (by somebody, or by the system when memory ran out)",
            "SIGSEGV" or "SIGBUS" or "SIGILL" or "SIGFPE" or "SIGTRAP" => "native crash",
            "SIGABRT" => "it aborted",
            "SIGTERM" or "SIGINT" or "SIGHUP" or "SIGQUIT" => "it was asked to end by a signal",
            not null => "it was ended by a signal",
            null when OperatingSystem.IsWindows() && exitCode is { } code && WindowsExit.Describe(code) is { } words => words,
            null when exitCode is { } code => $"it exited with code {code}",
            null => "it ended, and nobody knows why",
        };
    }
}
