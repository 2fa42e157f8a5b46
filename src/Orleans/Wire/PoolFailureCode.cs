using System.Text;

namespace PoolGen.Orleans.Wire;

/// <summary>How the failures travel that a host's pool gives items: those of the pool itself, never a user's exception.</summary>
internal static class PoolFailureCode
{
    private const byte Other = 0, WorkerLost = 1, TimedOut = 2, Terminated = 3, TooLarge = 4, Payload = 5, SharedDataLost = 6, Faulted = 7;

    internal static byte[] ToBytes(Exception failure)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8))
        {
            writer.Write(KindOf(failure));
            writer.Write(failure.Message);
            if (failure is WorkerLostException lost) Write(writer, lost);
        }

        return stream.ToArray();
    }

    /// <summary>Rebuilds a failure.</summary>
    /// <param name="bytes">Its encoded form.</param>
    /// <param name="host">The host that sent it.</param>
    internal static Exception Read(ReadOnlySpan<byte> bytes, string host)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes.ToArray()), Encoding.UTF8);
            byte kind = reader.ReadByte();
            string message = reader.ReadString();
            return kind switch
            {
                WorkerLost => ReadLost(reader, message, host),
                TimedOut => new TaskTimeoutException(message),
                Terminated => new PoolTerminatedException(message),
                TooLarge => new PayloadTooLargeException(message),
                Payload => new PayloadException(message),
                SharedDataLost => new SharedDataLostException(message),
                Faulted => new PoolFaultedException(message),
                _ => new PoolException(message),
            };
        }
        catch (Exception e) when (e is IOException or FormatException or ArgumentException)
        {
            return new PoolProtocolException($"The host '{host}' sent a failure that cannot be read.", e);
        }
    }

    private static byte KindOf(Exception failure) => failure switch
    {
        WorkerLostException => WorkerLost,
        TaskTimeoutException => TimedOut,
        PoolTerminatedException => Terminated,
        PayloadTooLargeException => TooLarge,
        PayloadException => Payload,
        SharedDataLostException => SharedDataLost,
        PoolFaultedException => Faulted,
        _ => Other,
    };

    private static void Write(BinaryWriter writer, WorkerLostException lost)
    {
        writer.Write(lost.TaskName);
        writer.Write(lost.WorkerId);
        writer.Write(lost.ProcessId);
        writer.Write(lost.ExitCode.HasValue);
        writer.Write(lost.ExitCode ?? 0);
        writer.Write(lost.Signal ?? "");
        writer.Write(lost.Reason);
        writer.Write(lost.StandardError);
        writer.Write(lost.Attempts);
        writer.Write(lost.MayHaveExecuted);
    }

    private static WorkerLostException ReadLost(BinaryReader reader, string message, string host)
    {
        string task = reader.ReadString();
        int worker = reader.ReadInt32();
        int process = reader.ReadInt32();
        bool hasCode = reader.ReadBoolean();
        int code = reader.ReadInt32();
        string signal = reader.ReadString();
        return new WorkerLostException($"{message} (Host '{host}'.)")
        {
            TaskName = task,
            WorkerId = worker,
            ProcessId = process,
            ExitCode = hasCode ? code : null,
            Signal = signal.Length > 0 ? signal : null,
            Reason = reader.ReadString(),
            StandardError = reader.ReadString(),
            Attempts = reader.ReadInt32(),
            MayHaveExecuted = reader.ReadBoolean(),
            HostName = host,
        };
    }
}
