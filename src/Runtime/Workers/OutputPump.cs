using System.Text;
using Microsoft.Extensions.Logging;

namespace PoolGen.Workers;

/// <summary>Passes on what a worker writes to one of its output streams.</summary>
/// <remarks>
/// On a thread of its own, which sleeps while nothing is written: reading a pipe asynchronously would take the framework's sockets and their engine,
/// and compile a state machine over them, while the worker starts.
/// </remarks>
internal sealed class OutputPump
{
    private readonly Stream _output;
    private readonly OutputTail? _tail;
    private readonly Stream? _copyTo;
    private readonly Action<string>? _line;
    private readonly StringBuilder _partial = new();
    private readonly Thread _thread;
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();

    private OutputPump(Stream output, OutputTail? tail, Stream? copyTo, Action<string>? line)
    {
        _output = output;
        _tail = tail;
        _copyTo = copyTo;
        _line = line;
        _thread = new Thread(Pump) { IsBackground = true, Name = "PoolGen output" };
        try
        {
            _thread.Start();
        }
        catch (OutOfMemoryException e)
        {
            output.Dispose();
            copyTo?.Dispose();
            throw new IOException("No thread could be started that reads a worker's output: the system has no threads or memory left for it.", e);
        }
    }

    /// <summary>Waits until nobody can write to the stream any more.</summary>
    internal void WaitForEnd(TimeSpan timeout) => _thread.Join(timeout);

    internal static OutputPump ForErrors(Stream output, OutputTail tail, WorkerSetup setup, int workerId) => setup.Settings.Output switch
    {
        WorkerOutput.Inherit => new OutputPump(output, tail, new CrashReportStream(Console.OpenStandardError(), setup.OutputLogger is { } log ? line => WorkerLog.TryCrashFrame(log, workerId, line) : null), null),
        WorkerOutput.Forward when setup.OutputLogger is { } logger => new OutputPump(output, tail, null, line => WorkerLog.ErrorLine(logger, workerId, line)),
        _ => new OutputPump(output, tail, null, null),
    };

    internal static OutputPump ForLines(Stream output, WorkerSetup setup, int workerId) =>
        new(output, null, null, setup.OutputLogger is { } logger ? line => WorkerLog.OutputLine(logger, workerId, line) : null);

    private void Pump()
    {
        // A process that is disposed of leaves its streams open.
        using Stream output = _output;
        using Stream? copyTo = _copyTo;
        var buffer = new byte[4096];
        try
        {
            while (true)
            {
                int count = output.Read(buffer);
                if (count == 0) break;
                _tail?.Add(buffer.AsSpan(0, count));
                copyTo?.Write(buffer, 0, count);
                if (_line is not null) SplitLines(buffer.AsSpan(0, count));
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The worker is gone, or our own output is: nothing to pass on, or nowhere to pass it to.
        }

        if (_partial.Length > 0) EndLine();
    }

    private void SplitLines(ReadOnlySpan<byte> bytes)
    {
        Span<char> characters = stackalloc char[bytes.Length + 1];
        int count = _decoder.GetChars(bytes, characters, flush: false);
        foreach (char c in characters[..count])
        {
            if (c != '\n')
            {
                _partial.Append(c);
                continue;
            }

            EndLine();
        }
    }

    private void EndLine()
    {
        string line = _partial.ToString().TrimEnd('\r');
        _partial.Clear();
        try
        {
            _line!(line);
        }
        catch (Exception)
        {
            // The user's logger threw: the program must not end of it, nor the worker wait for ever to be read.
        }
    }
}
