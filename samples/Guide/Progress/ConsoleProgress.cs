namespace Guide.Progress;

// snippet: progress-handler
/// <summary>Writes the reports that have a text. The pool makes one report at a time, in order.</summary>
internal sealed class ConsoleProgress<T>(Func<T, string?> text) : IProgress<T>
{
    public void Report(T value)
    {
        if (text(value) is { } line) Console.WriteLine(line);
    }
}
// end snippet
