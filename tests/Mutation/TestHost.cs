using System.Collections.Concurrent;
using System.Diagnostics;

namespace PoolGen.Mutation;

/// <summary>A process that runs a room's tests with one mutant after the other: see <c>MutationHost.cs</c>.</summary>
internal sealed class TestHost : IDisposable
{
    private const string FewerSeeds = "60";

    private readonly Process _process;
    private readonly BlockingCollection<string> _lines = [];

    internal TestHost(MutatedTree tree, Room room, IEnumerable<int> mutants)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", tree.TestAssembly(room), string.Join(',', room.Classes), string.Join(',', mutants)])
        {
            WorkingDirectory = tree.Root, RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["POOLGEN_SEEDS"] = FewerSeeds },
        };
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginErrorReadLine();
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null) _lines.CompleteAdding();
            else _lines.Add(line.Data);
        };
        _process.BeginOutputReadLine();
    }

    /// <summary>Whether it was ended because it took too long.</summary>
    internal bool TimedOut { get; private set; }

    /// <summary>What it printed besides.</summary>
    internal string Rest { get; private set; } = "";

    /// <summary>What it says of its next mutant, or null if it crashed or took too long.</summary>
    internal string[]? Next(TimeSpan limit)
    {
        long started = Stopwatch.GetTimestamp();
        while (limit - Stopwatch.GetElapsedTime(started) is var left && left > TimeSpan.Zero)
        {
            if (!_lines.TryTake(out string? line, left))
            {
                if (_lines.IsCompleted) return null;
                break;
            }

            if (line.StartsWith("MUTANT\t", StringComparison.Ordinal)) return line.Split('\t');
            Rest += line + "\n";
        }

        TimedOut = true;
        return null;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _lines.Dispose();
    }
}
