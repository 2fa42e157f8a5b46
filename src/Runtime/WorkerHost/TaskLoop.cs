using System.Buffers;
using System.Diagnostics;
using System.Runtime.InteropServices;
using PoolGen.CompilerServices;
using PoolGen.Serialization;
using PoolGen.Wire;

namespace PoolGen.WorkerHost;

/// <summary>A worker's task thread: claims one frame after the other, runs its items in order, commits each item's outcome as it ends.</summary>
internal sealed class TaskLoop
{
    private readonly SharedRegion _region;
    private readonly IDoorbell _bell;
    private readonly ClaimWord _claim;
    private readonly TaskRingReader _ring;
    private readonly ResultPort _port;
    private readonly TaskDirectory _tasks;
    private readonly PayloadBuffer _scratch = new();
    private readonly long _largestPayload;

    internal TaskLoop(SharedRegion region, IDoorbell bell, int workerId, long maxPayloadBytes, ITaskResolver resolver)
    {
        _region = region;
        _bell = bell;
        _claim = new ClaimWord(region);
        _ring = new TaskRingReader(region);
        _port = new ResultPort(region, bell);
        _tasks = new TaskDirectory(resolver);
        _scratch.Limit = maxPayloadBytes;

        // A chunk is filled up to a quarter of the ring, and its last item may then be as large as one item may be.
        _largestPayload = Math.Min(Math.Min(maxPayloadBytes, Array.MaxLength) + RegionLayout.LargestInline + sizeof(int), Array.MaxLength);
        Call = new WorkerCall(_port, workerId);
    }

    /// <summary>The call under way, for whoever cancels it.</summary>
    internal WorkerCall Call { get; }

    /// <summary>Runs the initializer, if any, and says that the worker is ready; false when the initializer failed.</summary>
    internal bool Start(ReadOnlySpan<byte> initializerDefinition, ReadOnlySpan<byte> initializerArguments)
    {
        TaskContext.Enter(Call);
        if (!initializerDefinition.IsEmpty)
        {
            const uint handle = uint.MaxValue;
            Exception? failure = TryRun(handle, initializerDefinition, initializerArguments, 0, 0, 1);
            if (failure is not null)
            {
                WriteFailure(ResultKind.StartFailed, failure, 0, 0);
                return false;
            }
        }

        _port.Write(ResultKind.Ready, 0, 0, []);
        return true;
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
        ref int sleep = ref _region.Int32(RegionLayout.WorkerSleep);
        Interlocked.Exchange(ref sleep, SleepState.Anything);
        bool alive = _claim.Claimed != _claim.Limit || _bell.Wait(-1) != BellEvent.Gone;
        Volatile.Write(ref sleep, SleepState.Awake);
        return alive;
    }

    private void RunFrame(uint sequence)
    {
        ReadOnlySpan<byte> payload = _ring.Read(sequence, out TaskFrame frame);
        ReadOnlySpan<byte> definition = payload[..frame.DefinitionLength];
        if (frame.OutOfBandLength == 0)
        {
            RunItems(in frame, definition, payload[frame.DefinitionLength..]);
            return;
        }

        if (frame.OutOfBandLength > _largestPayload) throw new PoolProtocolException($"Task frame {sequence} has {frame.OutOfBandLength:N0} bytes, which is more than a payload may have.");
        byte[] received = frame.OutOfBandLength <= 1 << 20
            ? ArrayPool<byte>.Shared.Rent((int)frame.OutOfBandLength)
            : GC.AllocateUninitializedArray<byte>((int)frame.OutOfBandLength);
        _bell.RequestPayload();
        Span<byte> body = received.AsSpan(0, (int)frame.OutOfBandLength);
        if (!_bell.TryReceivePayload(body)) throw new ParentGoneException();
        RunItems(in frame, definition, body);
        if (frame.OutOfBandLength <= 1 << 20) ArrayPool<byte>.Shared.Return(received);
    }

    private void RunItems(in TaskFrame frame, ReadOnlySpan<byte> definition, ReadOnlySpan<byte> arguments)
    {
        Volatile.Write(ref _region.Int64(RegionLayout.StartedAt), Stopwatch.GetTimestamp());
        Volatile.Write(ref _region.Int64(RegionLayout.StartedFrame), frame.Sequence + 1L);
        if (frame.Count == 1)
        {
            RunItem(in frame, definition, arguments, 0);
            return;
        }

        if (arguments.Length < frame.Count) throw new PoolProtocolException($"Task frame {frame.Sequence} has fewer bytes than items.");

        // All items of a chunk have the task's fixed size, or each has its length in front.
        int fixedSize = FixedSize(in frame, definition, arguments.Length);
        for (int i = 0; i < frame.Count; i++)
        {
            int size = fixedSize > 0 ? fixedSize : TakeSize(ref arguments);
            if ((uint)size > (uint)arguments.Length) throw new PoolProtocolException($"Task frame {frame.Sequence} ends within its item {i}.");
            RunItem(in frame, default, arguments[..size], i);
            arguments = arguments[size..];
        }
    }

    private static int TakeSize(ref ReadOnlySpan<byte> arguments)
    {
        if (arguments.Length < sizeof(int)) return int.MaxValue;
        int size = MemoryMarshal.Read<int>(arguments);
        arguments = arguments[sizeof(int)..];
        return size;
    }

    private int FixedSize(in TaskFrame frame, ReadOnlySpan<byte> definition, int length)
    {
        try
        {
            return _tasks.Find(frame.Handle, definition).ArgumentsSize;
        }
        catch (PoolException)
        {
            // Each item will say what is missing; any split of the bytes will do.
            return length / frame.Count;
        }
    }

    private void RunItem(in TaskFrame frame, ReadOnlySpan<byte> definition, ReadOnlySpan<byte> arguments, int index)
    {
        bool last = index == frame.Count - 1;
        if (Volatile.Read(ref _region.Int64(RegionLayout.StopFrame)) == frame.Sequence + 1L)
        {
            // The parent counts on the worker knowing the task from now on, whether it has run or not.
            if (!definition.IsEmpty) _tasks.Learn(frame.Handle, definition);
            _port.Write(ResultKind.Cancelled, frame.Sequence, index, [], last);
            return;
        }

        Exception? failure = TryRun(frame.Handle, definition, arguments, frame.Sequence, index, index == 0 ? frame.Attempt : 1);
        if (failure is not null)
        {
            WriteFailure(ResultKind.Failure, failure, frame.Sequence, index, last);
        }
        else if (frame.Count > 1 && _resultSize > 0)
        {
            _port.AddToRun(frame.Sequence, index, _scratch.WrittenSpan, frame.Count - index);
            if (last) _port.Wake(chunkEnd: true);
        }
        else
        {
            _port.Write(ResultKind.Result, frame.Sequence, index, _scratch.WrittenSpan, last);
        }
    }

    private int _resultSize;

    // Leaves the result in the scratch buffer, or returns what went wrong.
    private Exception? TryRun(
        uint handle, ReadOnlySpan<byte> definition, ReadOnlySpan<byte> arguments, uint sequence, int index, int attempt)
    {
        PoolTask? task = null;
        _scratch.Clear();
        Call.Begin(sequence, index, attempt);
        try
        {
            task = _tasks.Find(handle, definition);
            _resultSize = task.ResultSize;
            var reader = new PayloadReader(arguments);
            var writer = new PayloadWriter(_scratch);
            task.Execute(ref reader, ref writer, Call);
            writer.Complete();
            Call.End();
            return null;
        }
        catch (Exception e) when (e is not ParentGoneException)
        {
            Call.End();
            return task is null ? e : Blame(e, task);
        }
    }

    // Whose failure it is depends on how far the call had come.
    private Exception Blame(Exception exception, PoolTask task) => Call.Phase switch
    {
        TaskCallPhase.ReadingArguments => PayloadFailure.Of(exception, $"The arguments of the task '{task.Name}' could not be read in the worker"),
        TaskCallPhase.WritingResult => PayloadFailure.Of(exception, $"The result of the task '{task.Name}' could not be sent"),
        _ => exception,
    };

    private void WriteFailure(ResultKind kind, Exception exception, uint sequence, int index, bool last = true)
    {
        _scratch.Clear();
        var writer = new PayloadWriter(_scratch);
        ExceptionPayload.Write(ref writer, exception);
        writer.Complete();
        _port.Write(kind, sequence, index, _scratch.WrittenSpan, last);
    }
}
