using System.Text;
using Microsoft.Extensions.Logging;

namespace PoolGen.Workers;

/// <summary>Passes on what a worker writes to one of its output streams, without a thread of its own.</summary>
internal sealed class OutputPump
{
    private readonly Stream _source;
    private readonly OutputTail? _tail;
    private readonly Stream? _copyTo;
    private readonly Action<string>? _line;
    private readonly StringBuilder _partial = new();
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();

    private OutputPump(Stream source, OutputTail? tail, Stream? copyTo, Action<string>? line)
    {
        _source = source;
        _tail = tail;
        _copyTo = copyTo;
        _line = line;
        Ended = PumpAsync();
    }

    /// <summary>Completes when nobody can write to the stream any more.</summary>
    internal Task Ended { get; }

    internal static OutputPump ForErrors(Stream source, OutputTail tail, WorkerSetup setup, int workerId) => setup.Output switch
    {
        WorkerOutput.Inherit => new OutputPump(source, tail, Console.OpenStandardError(), null),
        WorkerOutput.Forward => new OutputPump(source, tail, null, line => WorkerLog.ErrorLine(setup.OutputLogger, workerId, line)),
        _ => new OutputPump(source, tail, null, null),
    };

    internal static OutputPump ForLines(Stream source, WorkerSetup setup, int workerId) =>
        new(source, null, null, line => WorkerLog.OutputLine(setup.OutputLogger, workerId, line));

    private async Task PumpAsync()
    {
        // A process that is disposed of leaves its streams open.
        using Stream source = _source;
        using Stream? copyTo = _copyTo;
        var buffer = new byte[4096];
        try
        {
            while (true)
            {
                int count = await source.ReadAsync(buffer).ConfigureAwait(false);
                if (count == 0) break;
                _tail?.Add(buffer.AsSpan(0, count));
                if (copyTo is not null) await copyTo.WriteAsync(buffer.AsMemory(0, count)).ConfigureAwait(false);
                if (_line is not null) SplitLines(buffer.AsSpan(0, count));
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The worker is gone, or our own output is: nothing to pass on, or nowhere to pass it to.
        }

        if (_line is not null && _partial.Length > 0) _line(_partial.ToString());
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

            _line!(_partial.ToString().TrimEnd('\r'));
            _partial.Clear();
        }
    }
}
