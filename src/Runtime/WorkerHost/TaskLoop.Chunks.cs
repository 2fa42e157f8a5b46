using System.Runtime.InteropServices;
using PoolGen.CompilerServices;
using PoolGen.Extensibility;
using PoolGen.Serialization;
using PoolGen.Wire;

namespace PoolGen.WorkerHost;

/// <summary>The items of one frame, one after the other.</summary>
internal sealed partial class TaskLoop
{
    private PoolTask? _chunkTask;

    private void RunItems(in TaskFrame frame, ReadOnlySpan<byte> definition, ReadOnlySpan<byte> arguments)
    {
        Begin(frame.Sequence);
        BeginMeasuring(_begunAt, frame.Count);
        if (frame.Count == 1)
        {
            var reader = new PayloadReader(arguments);
            RunItem(in frame, definition, ref reader, 0);
            return;
        }

        if (arguments.Length < frame.Count) throw new PoolProtocolException($"Task frame {frame.Sequence} has fewer bytes than items.");

        // All items of a chunk have the task's fixed size, or each has its length in front.
        int fixedSize = FixedSize(in frame, definition, arguments.Length);
        if (_chunkTask is { HasRuns: true } task && arguments.Length == (long)fixedSize * frame.Count)
        {
            RunChunk(in frame, task, arguments);
            return;
        }

        for (int i = 0; i < frame.Count; i++)
        {
            int size = fixedSize > 0 ? fixedSize : ReadSize(ref arguments);
            if ((uint)size > (uint)arguments.Length) throw new PoolProtocolException($"Task frame {frame.Sequence} ends within its item {i}.");
            var reader = new PayloadReader(arguments[..size]);
            RunItem(in frame, default, ref reader, i);
            arguments = arguments[size..];
        }
    }

    private void RunChunk(in TaskFrame frame, PoolTask task, ReadOnlySpan<byte> arguments)
    {
        for (int i = 0; i < frame.Count;)
        {
            ReadOnlySpan<byte> rest = arguments[(i * task.ArgumentsSize)..];
            if (!IsStopped(frame.Sequence) && _sampler.Left > 0)
            {
                int ran = RunMany(in frame, task, rest, i, _sampler.Left);
                _sampler.Ran(ran);
                i += ran;
                continue;
            }

            var reader = new PayloadReader(rest[..task.ArgumentsSize]);
            RunItem(in frame, default, ref reader, i++);
        }
    }

    // Runs items until something has to be seen to, and returns how many have ended.
    private int RunMany(in TaskFrame frame, PoolTask task, ReadOnlySpan<byte> arguments, int index, int most)
    {
        TaskRun run = _port.BeginRun(frame.Sequence, index, task.ResultSize, frame.Count - index, most);
        var reader = new PayloadReader(arguments);
        _scratch.Clear();
        var apart = new PayloadWriter(_scratch);
        Exception? failure = null;
        Call.Begin(frame.Handle, task, frame.Sequence, index, frame.Attempt);
        try
        {
            task.ExecuteRun(ref reader, ref run, ref apart, Call);
            apart.Complete();
        }
        catch (Exception e) when (e is not ParentGoneException)
        {
            failure = e;
        }

        Call.End();
        int ended = index + run.Done;
        _port.EndRun(in run, frame.Sequence, chunkEnd: ended == frame.Count);
        if (run.IsLastApart)
        {
            _port.AddToRun(frame.Sequence, ended, _scratch.WrittenSpan, frame.Count - ended);
            if (ended == frame.Count - 1) _port.Wake(frame.Sequence, chunkEnd: true);
            return run.Done + 1;
        }

        if (failure is null) return run.Done;
        WriteFailure(TaskRunner.Blame(failure, task, Call.Phase), frame.Sequence, ended, last: ended == frame.Count - 1);
        return run.Done + 1;
    }

    private bool IsStopped(uint sequence) => Volatile.Read(ref _region.Int64(RegionLayout.StopFrame)) == sequence + 1L;

    private static int ReadSize(ref ReadOnlySpan<byte> arguments)
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
            _chunkTask = _tasks.Find(frame.Handle, definition);
            return _chunkTask.ArgumentsSize;
        }
        catch (PoolException)
        {
            _chunkTask = null;

            // Each item will say what is missing; any split of the bytes will do.
            return length / frame.Count;
        }
    }
}
