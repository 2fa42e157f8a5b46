namespace PoolGen.Workers;

/// <summary>What .NET writes to stderr when a process crashes: a headline, and the frames of the thread. Those of the user say what went wrong; those of the worker's own loop below them do not.</summary>
internal static class CrashReport
{
    private static readonly string[] Headlines = ["Stack overflow.", "Process terminated.", "Unhandled exception.", "Fatal error."];

    private static readonly string[] OwnFrames = ["at PoolGen.WorkerHost.", "at PoolGen.CompilerServices.", "at PoolGen.Extensibility."];

    /// <summary>The longest beginning of a line that has to be known to tell a headline.</summary>
    internal static int HeadlineLength { get; } = Headlines.Max(static line => line.Length);

    /// <summary>Whether a report begins with a line.</summary>
    internal static bool IsHeadline(string line) => Array.Exists(Headlines, headline => line.StartsWith(headline, StringComparison.Ordinal));

    /// <summary>Whether a line of a report is a frame of PoolGen's, or of the code that it generates.</summary>
    internal static bool IsOwnFrame(string line)
    {
        string frame = line.TrimStart();
        return Array.Exists(OwnFrames, own => frame.StartsWith(own, StringComparison.Ordinal))
            || (frame.StartsWith("at ", StringComparison.Ordinal) && frame.Contains("TaskDescriptors+", StringComparison.Ordinal) && frame.Contains(".Invoke", StringComparison.Ordinal));
    }

    /// <summary>A worker's last lines, without frames of PoolGen's behind a headline.</summary>
    internal static string WithoutOwnFrames(string lines)
    {
        bool isReport = false;
        return string.Join('\n', lines.Split('\n').Where(line => !((isReport |= IsHeadline(line)) && IsOwnFrame(line))));
    }
}
