using System.Globalization;
using System.Runtime.InteropServices;
using PoolGen.RuntimeTests.Kit;

namespace PoolGen.RuntimeTests.Tasks;

/// <summary>Tasks that do to what their worker shares with the parent what a bug in native code might do. They find it as such a bug would: in the process's maps.</summary>
public static unsafe class EvilWork
{
    private const int Claim = 0x40;
    private const int WorkerSleep = 0x80;
    private const int Head = 0x100;
    private const int StartedAt = 0x1C0;
    private const int TaskRing = 4096;
    private const int RingSize = 512 * 1024;
    private const int ResultRing = TaskRing + RingSize;

    /// <summary>Breaks something, rings, and never returns.</summary>
    [PoolTask]
    public static int Break(string what, string? gate)
    {
        if (gate is not null) Gate.Pass(gate);
        byte* region = Region();
        if (what.StartsWith("bell ", StringComparison.Ordinal))
        {
            Send([.. what[5..].Select(c => (byte)c)]);
        }
        else
        {
            Scribble(region, what);
            if (what.EndsWith("unheard", StringComparison.Ordinal)) Gate.Pass(gate!);
            else Send([(byte)'W']);
        }

        if (what.EndsWith("dies", StringComparison.Ordinal)) Environment.FailFast("on purpose");
        Thread.Sleep(Timeout.Infinite);
        return 0;
    }

    /// <summary>Says all the time that it sleeps, and hears no bell.</summary>
    [PoolTask]
    public static void BeDeaf(string gate)
    {
        byte* region = Region();
        bool open = false;
        var sleeper = new Thread(() =>
        {
            while (!Volatile.Read(ref open)) Volatile.Write(ref *(int*)(region + WorkerSleep), 1);
        });
        sleeper.Start();
        Gate.Pass(gate);
        Volatile.Write(ref open, true);
        sleeper.Join();
    }

    private static void Scribble(byte* region, string what)
    {
        var random = new Random(1);
        switch (what)
        {
            case "head is far": *(long*)(region + Head) += 1L << 40; break;
            case "head is behind": *(long*)(region + Head) -= 8; break;
            case "head is odd": *(long*)(region + Head) += 3; break;
            case "kind 0": Write(region, 0, 0, 0, []); break;
            case "kind 99": Write(region, 99, 0, 0, []); break;
            case "another frame": Write(region, 1, 7, 0, new byte[4]); break;
            case "another item": Write(region, 1, 0, 3, new byte[4]); break;
            case "no item": Write(region, 1, 0, -1, new byte[4]); break;
            case "longer than committed": Write(region, 1, 0, 0, new byte[4], claimedLength: 4000); break;
            case "longest": Write(region, 1, 0, 0, new byte[4], claimedLength: int.MaxValue); break;
            case "wraps at the end": Write(region, 1, 0, 0, [], claimedLength: -1); break;
            case "ready again": Write(region, 6, 0, 0, []); break;
            case "start failed": Write(region, 7, 0, 0, new byte[40]); break;
            case "not started": Write(region, 3, 0, 0, []); break;
            case "run of too many": Write(region, 5, 0, 0, [9, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4]); break;
            case "run without room": Write(region, 5, 0, 0, new byte[8]); break;
            case "large, too large": Write(region, 1, 0, 0, BitConverter.GetBytes(1L << 50), large: 1); break;
            case "large, negative": Write(region, 1, 0, 0, BitConverter.GetBytes(-1L), large: 1); break;
            case "large, cut": Write(region, 2, 0, 0, new byte[5], large: 1); break;
            case "result of three bytes": Write(region, 1, 0, 0, new byte[3]); break;
            case "failure of nothing": Write(region, 2, 0, 0, []); break;
            case "claims what is not there": *(uint*)(region + Claim) = 0xDEADBEEF; break;
            case "starts in the future": *(long*)(region + StartedAt) = long.MaxValue; break;
            case "all results are rubbish":
                random.NextBytes(new Span<byte>(region + ResultRing, RingSize));
                *(long*)(region + Head) += 4096;
                break;
            case "everything is rubbish": random.NextBytes(new Span<byte>(region, ResultRing + RingSize)); break;
            case "everything is zero" or "everything is zero, unheard": new Span<byte>(region, ResultRing + RingSize).Clear(); break;
            case "all tasks are rubbish, and it dies": random.NextBytes(new Span<byte>(region + TaskRing, RingSize)); break;
            default: throw new ArgumentException(what);
        }
    }

    private static void Write(byte* region, byte kind, uint sequence, int index, byte[] payload, byte large = 0, int? claimedLength = null)
    {
        long head = *(long*)(region + Head);
        byte* entry = region + ResultRing + (head % RingSize);
        *(int*)entry = claimedLength ?? payload.Length;
        entry[4] = kind;
        entry[5] = large;
        *(uint*)(entry + 8) = sequence;
        *(int*)(entry + 12) = index;
        payload.CopyTo(new Span<byte>(entry + 16, payload.Length));
        Volatile.Write(ref *(long*)(region + Head), head + ((16 + payload.Length + 7) & ~7));
    }

    private static byte* Region()
    {
        string line = File.ReadLines("/proc/self/maps").First(line => line.Contains("/poolgen-", StringComparison.Ordinal));
        return (byte*)long.Parse(line[..line.IndexOf('-')], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    // The one socket that is connected is the doorbell.
    private static void Send(byte[] bytes)
    {
        const int doNotRaise = 0x4000;
        foreach (string link in Directory.EnumerateFiles("/proc/self/fd"))
        {
            if (File.ResolveLinkTarget(link, returnFinalTarget: false)?.Name.StartsWith("socket:", StringComparison.Ordinal) != true) continue;
            fixed (byte* start = bytes) SendBytes(int.Parse(Path.GetFileName(link), CultureInfo.InvariantCulture), start, (nuint)bytes.Length, doNotRaise);
        }
    }

    [DllImport("libc", EntryPoint = "send")]
    private static extern nint SendBytes(int socket, byte* bytes, nuint count, int flags);
}
