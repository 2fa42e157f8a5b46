using Spectre.Console;

namespace PoolGen.SpectreTests.Kit;

/// <summary>A console that takes what it is given for a terminal's, and keeps it.</summary>
internal sealed class Terminal
{
    private readonly StringWriter _written = new();

    internal Terminal()
    {
        Console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(TextWriter.Synchronized(_written)),
        });
        Console.Profile.Width = 160;
    }

    internal IAnsiConsole Console { get; }

    /// <summary>All that was written, with the sequences that move the cursor.</summary>
    internal string Text
    {
        get
        {
            // As the synchronized writer does it.
            lock (Console.Profile.Out.Writer) return _written.ToString();
        }
    }
}
