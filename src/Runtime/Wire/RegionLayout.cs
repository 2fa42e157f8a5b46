namespace PoolGen.Wire;

/// <summary>Where everything lies in the memory that parent and worker share: state words, each on a cache line of its own, then the two rings and the samples.</summary>
internal static class RegionLayout
{
    /// <summary>Goes up whenever the layout or a frame changes; compared in the handshake.</summary>
    internal const int ProtocolVersion = 5;

    /// <summary>Written by both: which items may start and which have started. See <see cref="ClaimWord"/>.</summary>
    internal const int Claim = 0x040;

    /// <summary>Written by both: a <see cref="SleepState"/> of the worker's task thread.</summary>
    internal const int WorkerSleep = 0x080;

    /// <summary>Written by both: a <see cref="SleepState"/> of the parent's reader thread.</summary>
    internal const int ParentSleep = 0x0C0;

    /// <summary>Written by the worker: how many bytes of results it has committed.</summary>
    internal const int ResultHead = 0x100;

    /// <summary>Written by the parent: how many bytes of results it has taken.</summary>
    internal const int ResultTail = 0x140;

    /// <summary>Written by the worker as it leaves by <c>Exit</c>: <see cref="ExitMark"/> plus the exit code.</summary>
    internal const int ExitWord = 0x180;

    /// <summary>Written by the worker: when the item that runs was started, in <see cref="System.Diagnostics.Stopwatch"/> ticks.</summary>
    internal const int StartedAt = 0x1C0;

    /// <summary>Written by the parent: one more than the sequence number of a frame of which no further item may start.</summary>
    internal const int StopFrame = 0x200;

    /// <summary>Written by the worker: one more than the sequence number of the frame whose items it has begun to run. Between claim and this it only reads.</summary>
    internal const int StartedFrame = 0x240;

    /// <summary>Written by the parent: with <see cref="SleepState.Batch"/>, the frame whose end it wants to be woken for.</summary>
    internal const int WakeAt = 0x280;

    /// <summary>Written by the parent: not 0 while the worker is to measure how long items run.</summary>
    internal const int Measures = 0x2C0;

    /// <summary>Written by the worker: how many samples it has written since its start.</summary>
    internal const int SampleHead = 0x300;

    /// <summary>Written by the worker before it sleeps: how many pieces of shared data it has mapped. With none it is not woken when some are disposed.</summary>
    internal const int SharedData = 0x340;

    /// <summary>Written by the parent: for each task handle a byte that says how many log levels are enabled, from the most severe one down.</summary>
    internal const int LogLevels = 0x400;

    /// <summary>How many handles have a place of their own there, less one: those beyond share the last place.</summary>
    internal const int LogLevelCapacity = 1024;

    internal const long ExitMark = 1L << 40;

    internal const int HeaderSize = 4096;

    /// <summary>Bytes of each ring; a power of two.</summary>
    internal const int RingSize = 512 * 1024;

    /// <summary>What is larger than this goes over the socket.</summary>
    internal const int LargestInline = RingSize / 4;

    /// <summary>How many bytes of the result ring log entries leave free for results.</summary>
    internal const int LogReserve = RingSize / 2;

    internal const int TaskRing = HeaderSize;
    internal const int ResultRing = HeaderSize + RingSize;
    internal const int Samples = HeaderSize + (2 * RingSize);

    /// <summary>How many samples are kept; a power of two.</summary>
    internal const int SampleCapacity = 1024;

    internal const int TotalSize = Samples + (SampleCapacity * ItemSample.Size);

    /// <summary>Frames and entries start at multiples of this.</summary>
    internal const int Alignment = 8;

    /// <summary>The place of a task's handle among the log levels.</summary>
    internal static int LogPlaceOf(uint handle) => (int)Math.Min(handle, LogLevelCapacity - 1);

    internal static int Align(int length) => (length + (Alignment - 1)) & ~(Alignment - 1);
}
