using Spectre.Console;

namespace PoolGen.Spectre;

/// <summary>Standard error as Spectre.Console sees it.</summary>
internal static class ErrorConsole
{
    internal static IAnsiConsole Instance { get; } = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
}
