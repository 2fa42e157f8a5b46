using System.Diagnostics.CodeAnalysis;
using PoolGen.Interop;
using PoolGen.Wire;

namespace PoolGen.WorkerHost;

/// <summary>
/// The worker's stdin, which only the parent can write to: it carries the bootstrap and then control messages, and its end means that the parent
/// is gone, however it went. A thread of its own reads it, so that no task can keep it from being heard.
/// </summary>
internal sealed class Lifeline
{
    private const string Nothing = "/dev/null";
    private const int LargestBlock = 64 * 1024;

    private static bool _ownsGroup;

    private readonly Stream? _stream;
    private readonly int _descriptor;

    private Lifeline(int descriptor, Stream? stream)
    {
        _descriptor = descriptor;
        _stream = stream;
    }

    /// <summary>Moves stdin out of the way of user code, native code and child processes: they find it empty. Also leaves the terminal's process group.</summary>
    internal static Lifeline Acquire()
    {
        if (OperatingSystem.IsWindows())
        {
            Kernel32.EndStartedProcessesToo();
            return new Lifeline(-1, new FileStream(Kernel32.Replace(Kernel32.StandardInput, FileAccess.Read), FileAccess.Read, bufferSize: 0));
        }

        _ownsGroup = LibC.SetProcessGroup(0, 0) == 0;
        int moved = LibC.DuplicateForThisProcess(0);
        if (moved < 0) throw new IOException("The worker's stdin cannot be moved.");
        Replace(0, LibC.ReadOnly);
        return new Lifeline(moved, null);
    }

    internal Bootstrap ReadBootstrap()
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        if (!TryRead(length)) throw new IOException("the parent ended before it had said anything");
        int left = BitConverter.ToInt32(length);
        if (left < 0) throw new PoolProtocolException("The parent's first message has no valid length.");

        // Memory grows with what comes, not with what is promised.
        using var bytes = new MemoryStream();
        var block = new byte[Math.Min(left, LargestBlock)];
        while (left > 0)
        {
            Span<byte> part = block.AsSpan(0, Math.Min(left, block.Length));
            if (!TryRead(part)) throw new IOException("the parent ended while it was starting this worker");
            bytes.Write(part);
            left -= part.Length;
        }

        return Bootstrap.FromBytes(bytes);
    }

    /// <summary>Listens for the rest of the process's life.</summary>
    internal void Watch(WorkerCall call) => new Thread(() =>
    {
        Span<byte> bytes = stackalloc byte[ControlMessage.Size];
        while (TryRead(bytes))
        {
            ControlMessage message = ControlMessage.Read(bytes);
            switch (message.Kind)
            {
                case ControlKind.Cancel:
                    call.Cancel(message.Sequence, message.Index);
                    break;
                case ControlKind.Leave:
                    new Thread(static () => Environment.Exit(0)) { IsBackground = true }.Start();
                    break;
                default:
                    Refuse(message.Kind);
                    break;
            }
        }

        Die();
    })
    { IsBackground = true, Name = "PoolGen lifeline" }.Start();

    /// <summary>Ends this process and those that it has started, at once: no handler of the user's could keep it from ending.</summary>
    internal static void Die()
    {
        if (OperatingSystem.IsWindows())
        {
            // Not by FailFast, which would be told to the event log as a crash. The job ends what this process has started.
            Kernel32.End(1);
            return;
        }

        _ = LibC.Kill(_ownsGroup ? 0 : Environment.ProcessId, LibC.SigKill);
        LibC.ExitNow(1);
    }

    [SuppressMessage("ApiDesign", "RS0030", Justification = "Nobody else can say it: the process ends here.")]
    private static void Refuse(ControlKind kind)
    {
        Console.Error.WriteLine($"PoolGen worker: The parent sent a control message of the unknown kind {(byte)kind}.");
        Environment.Exit(WorkerProgram.UsageError);
    }

    internal static void SilenceStandardOutput()
    {
        if (OperatingSystem.IsWindows()) Kernel32.Replace(Kernel32.StandardOutput, FileAccess.Write).Dispose();
        else Replace(1, 1);
    }

    private static void Replace(int descriptor, int flags)
    {
        int empty = LibC.Open(Nothing, flags);
        if (empty < 0) return;
        _ = LibC.Duplicate(empty, descriptor);
        _ = LibC.Close(empty);
    }

    private unsafe bool TryRead(Span<byte> target)
    {
        while (!target.IsEmpty)
        {
            int count;
            if (_stream is not null)
            {
                count = _stream.Read(target);
            }
            else
            {
                fixed (byte* bytes = target) count = (int)LibC.Read(_descriptor, bytes, (nuint)target.Length);
                if (count < 0 && LibC.WasInterrupted) continue;
            }

            if (count <= 0) return false;
            target = target[count..];
        }

        return true;
    }
}
