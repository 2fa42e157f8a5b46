using System.Buffers;
using System.Diagnostics;
using System.Runtime.InteropServices;
using PoolGen.CompilerServices;
using PoolGen.Extensibility;
using PoolGen.Logs;
using PoolGen.Serialization;
using PoolGen.Sharing;
using PoolGen.Wire;

namespace PoolGen.WorkerHost;

/// <summary>A worker's task thread: claims one frame after the other, runs its items in order, commits each item's outcome as it ends.</summary>
internal sealed partial class TaskLoop
{
    // A worker without work looks so often whether there is room for log entries that wait.
    private const int LogsMicroseconds = 1_000;

    private readonly SharedRegion _region;
    private readonly IDoorbell _bell;
    private readonly ClaimWord _claim;
    private readonly TaskRingReader _ring;
    private readonly ResultPort _port;
    private readonly TaskDirectory _tasks;
    private readonly SampleWriter _samples;
    private WaitLengths _waits;
    private ItemSampler _sampler = new();
    private long _begunAt;

    // Results go out before anything else happens to them: they need not be copied.
    private readonly PayloadBuffer _scratch = new() { MayLend = true };
    private ReceivedPayload? _arriving;
    private readonly long _largestPayload;

    internal TaskLoop(SharedRegion region, IDoorbell bell, int workerId, long maxPayloadBytes, ITaskResolver resolver, ITaskLoggers? loggers = null)
    {
        _region = region;
        _bell = bell;
        _claim = new ClaimWord(region);
        _ring = new TaskRingReader(region);
        _port = new ResultPort(region, bell);
        _samples = new SampleWriter(region);
        _tasks = new TaskDirectory(resolver);
        _scratch.Limit = maxPayloadBytes;

        // A chunk is filled up to a quarter of the ring, and its last item may then be as large as one item may be.
        _largestPayload = Math.Min(Math.Min(maxPayloadBytes, Array.MaxLength) + RegionLayout.LargestInline + sizeof(int), Array.MaxLength);
        Call = new WorkerCall(_port, workerId, loggers);
    }

    /// <summary>The call under way, for whoever cancels it.</summary>
    internal WorkerCall Call { get; }

    /// <summary>Runs the initializer, if any, and says that the worker is ready; false when the initializer failed.</summary>
    /// <exception cref="ParentGoneException">The parent has gone meanwhile.</exception>
    internal bool Start(ReadOnlySpan<byte> initializerDefinition, ReadOnlySpan<byte> initializerArguments)
    {
        Enter();
        if (initializerDefinition.IsEmpty) return EndStart(null);
        var arguments = new PayloadReader(initializerArguments);
        return EndStart(TryRun(TaskLogs.InitializerHandle, initializerDefinition, ref arguments, 0, 0, 1));
    }

    /// <summary>As <see cref="Start(ReadOnlySpan{byte}, ReadOnlySpan{byte})"/>, with arguments that arrive over the doorbell while they are read.</summary>
    /// <exception cref="ParentGoneException">The parent has gone meanwhile.</exception>
    internal bool Start(ReadOnlySpan<byte> initializerDefinition, long arrivingBytes)
    {
        if (initializerDefinition.IsEmpty || arrivingBytes < 0 || arrivingBytes > _largestPayload)
        {
            throw new PoolProtocolException($"The parent announced {arrivingBytes:N0} bytes of arguments for the initializer, which is not a valid number here.");
        }

        Enter();
        var stream = new ReceivedPayload(_bell, (int)arrivingBytes);
        var arguments = new PayloadReader(stream);
        try
        {
            Exception? failure = TryRun(TaskLogs.InitializerHandle, initializerDefinition, ref arguments, 0, 0, 1);

            // Both sides sending at once would wait for each other.
            stream.Discard();
            return EndStart(failure);
        }
        catch (PayloadInterruptedException)
        {
            throw new ParentGoneException();
        }
    }

    private void Enter()
    {
        TaskContext.Enter(Call);
        Call.BelongToThread();
    }

    private bool EndStart(Exception? failure)
    {
        if (failure is null) _port.Write(ResultKind.Ready, 0, 0, []);
        else WriteException(ResultKind.StartFailed, failure, 0, 0);
        return failure is null;
    }

    /// <summary>Runs until the parent is gone.</summary>
    internal void Run()
    {
        try
        {
            while (true)
            {
                if (_claim.TryClaim(out uint sequence)) RunFrame(sequence);
                else if (!WaitForTask()) return;
            }
        }
        catch (ParentGoneException)
        {
            // The doorbell says so while a result is sent.
        }
    }

    private bool WaitForTask()
    {
        _port.WakeForMore();
        bool logsWait = _port.MoveLogs();
        long start = Stopwatch.GetTimestamp();
        if (_waits.AreShort && LookForTask())
        {
            _waits.Waited(start);
            return true;
        }

        if (SharedMemories.HasNews) SharedMemories.ReleaseDisposed();
        Volatile.Write(ref _region.Int32(RegionLayout.SharedData), SharedMemories.ImportedCount);
        ref int sleep = ref _region.Int32(RegionLayout.WorkerSleep);
        Interlocked.Exchange(ref sleep, SleepState.Anything);
        bool alive = _claim.HasUnclaimed || SharedMemories.HasNews || _bell.Wait(logsWait ? LogsMicroseconds : -1) != BellEvent.Gone;
        Volatile.Write(ref sleep, SleepState.Awake);
        _waits.Waited(start);
        return alive;
    }

    private bool LookForTask()
    {
        var look = new ShortLook(WaitLengths.Short);
        do
        {
            if (_claim.HasUnclaimed) return true;
        }
        while (look.GoesOn());

        return false;
    }

    private void RunFrame(uint sequence)
    {
        if (SharedMemories.HasNews) SharedMemories.ReleaseDisposed();
        ReadOnlySpan<byte> payload = _ring.Read(sequence, out TaskFrame frame);
        ReadOnlySpan<byte> definition = payload[..frame.DefinitionLength];
        if (frame.TraceLength != 0)
        {
            RunTraced(in frame, definition, payload);
            return;
        }

        RunUntraced(in frame, definition, payload[frame.DefinitionLength..]);
    }

    private void RunUntraced(in TaskFrame frame, ReadOnlySpan<byte> definition, ReadOnlySpan<byte> payload)
    {
        if (frame.OutOfBandLength == 0)
        {
            RunItems(in frame, definition, payload);
            return;
        }

        if (frame.OutOfBandLength > _largestPayload) throw new PoolProtocolException($"Task frame {frame.Sequence} has {frame.OutOfBandLength:N0} bytes, which is more than a payload may have.");
        _arriving = new ReceivedPayload(_bell, (int)frame.OutOfBandLength);
        _bell.RequestPayload();
        try
        {
            RunLarge(in frame, definition, _arriving);
        }
        catch (PayloadInterruptedException)
        {
            throw new ParentGoneException();
        }

        _arriving = null;
    }

    // What only reads has not started: one item alone is read as it arrives, if no code of the user's runs meanwhile.
    private void RunLarge(in TaskFrame frame, ReadOnlySpan<byte> definition, ReceivedPayload stream)
    {
        var reader = new PayloadReader(stream);
        if (frame.Count > 1 || ReadingRunsUserCode(frame.Handle, definition))
        {
            RunItems(in frame, definition, reader.ReadBytes(reader.Remaining));
            return;
        }

        uint sequence = frame.Sequence;
        BeginMeasuring(Stopwatch.GetTimestamp(), 1);
        Call.WhenRead = () => Begin(sequence);
        RunItem(in frame, definition, ref reader, 0);
        Call.WhenRead = null;
    }

    // From here on a death of this process is the item's.
    private void Begin(uint sequence)
    {
        _begunAt = Stopwatch.GetTimestamp();
        Volatile.Write(ref _region.Int64(RegionLayout.StartedAt), _begunAt);
        Volatile.Write(ref _region.Int64(RegionLayout.StartedFrame), sequence + 1L);
    }

    private bool ReadingRunsUserCode(uint handle, ReadOnlySpan<byte> definition)
    {
        try
        {
            return (_tasks.Find(handle, definition).Traits & PayloadTraits.ArgumentsRunUserCode) != 0;
        }
        catch (PoolException)
        {
            return false;
        }
    }

    private void RunItem(in TaskFrame frame, ReadOnlySpan<byte> definition, ref PayloadReader arguments, int index)
    {
        bool last = index == frame.Count - 1;
        if (IsStopped(frame.Sequence))
        {
            // The parent counts on the worker knowing the task from now on, whether it has run or not.
            if (!definition.IsEmpty) _tasks.Learn(frame.Handle, definition);
            _arriving?.Discard();
            _port.Write(ResultKind.Cancelled, frame.Sequence, index, [], last);
            return;
        }

        bool isMeasured = _sampler.TryStart(out long started);
        Exception? failure = TryRun(frame.Handle, definition, ref arguments, frame.Sequence, index, frame.Attempt);
        if (isMeasured) Measure(frame.Sequence, index, started);
        else _sampler.Ran(1);

        // Both sides sending at once would wait for each other.
        _arriving?.Discard();
        if (failure is not null)
        {
            WriteFailure(failure, frame.Sequence, index, last);
        }
        else if (frame.Count > 1 && _resultSize > 0)
        {
            _port.AddToRun(frame.Sequence, index, _scratch.WrittenSpan, frame.Count - index);
            if (last) _port.Wake(frame.Sequence, chunkEnd: true);
        }
        else
        {
            _port.Write(ResultKind.Result, frame.Sequence, index, _scratch, last);
            if (_scratch.Length > RegionLayout.LargestInline) _scratch.Clear();
        }
    }

    private int _resultSize;

    // Leaves the result in the scratch buffer, or returns what went wrong.
    private Exception? TryRun(
        uint handle, ReadOnlySpan<byte> definition, ref PayloadReader reader, uint sequence, int index, int attempt)
    {
        PoolTask task;
        try
        {
            task = _tasks.Find(handle, definition);
        }
        catch (Exception e)
        {
            return e;
        }

        _resultSize = task.ResultSize;
        Call.Begin(handle, task, sequence, index, attempt);
        Exception? failure = TaskRunner.TryRun(task, ref reader, _scratch, Call);
        Call.End();
        return failure;
    }

    // A task that was told to stop and says that it has is cancelled; whatever else it throws is its own failure, also then.
    private void WriteFailure(Exception exception, uint sequence, int index, bool last)
    {
        if (Call.WasCancelled(sequence, index) && TaskRunner.IsCancellation(exception)) _port.Write(ResultKind.Stopped, sequence, index, [], last);
        else WriteException(ResultKind.Failure, exception, sequence, index);
    }

    // Wakes the parent in any case: a map fails at once.
    private void WriteException(ResultKind kind, Exception exception, uint sequence, int index)
    {
        TaskRunner.WriteFailure(_scratch, exception);
        _port.Write(kind, sequence, index, _scratch);
    }
}
