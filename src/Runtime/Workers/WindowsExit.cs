using System.Globalization;

namespace PoolGen.Workers;

/// <summary>What the exit codes mean by which Windows says how a process ended. They are the codes of the fault that ended it, not of any program.</summary>
internal static class WindowsExit
{
    // TerminateProcess has no code of its own: .NET's Process.Kill gives this one.
    private const int Killed = -1;

    /// <summary>Says it in words; null where the code is a program's own.</summary>
    internal static string? Describe(int exitCode) => exitCode == Killed ? "it was killed" : WordsFor((uint)exitCode) is { } words ? Invariant(words, exitCode) : null;

    private static string? WordsFor(uint code) => code switch
    {
        0xC0000005 => "it read or wrote memory that it may not",
        0xC00000FD => "stack overflow",
        0xC0000017 or 0xE0000008 => "out of memory",
        0xC0000409 => "it aborted",
        0xC000001D or 0xC0000096 => "native crash: an instruction that is not allowed",
        0xC0000094 => "native crash: a division by zero",
        0xC0000374 => "native crash: its heap is damaged",
        0xC0000006 => "native crash: a page could not be read",
        0x80000003 => "native crash: a breakpoint",
        0xC000013A => "it was asked to end by Ctrl+C or Ctrl+Break",
        0xC0000142 => "a library of its could not be started",
        0xC0000135 => "a library of its was not found",
        0xE0434352 => "unhandled exception on one of its threads",
        0x80131506 => "the runtime found an error of its own",
        0x80131623 => "FailFast",
        0x40010004 => "it was killed",
        _ => null,
    };

    private static string Invariant(string words, int exitCode) => string.Create(CultureInfo.InvariantCulture, $"{words} (0x{exitCode:X8})");
}
