using System.Buffers.Binary;
using System.Runtime.InteropServices;
using PoolGen.Extensibility;
using PoolGen.Serialization;
using PoolGen.Wire;
using PoolGen.Workers;

namespace PoolGen.RuntimeTests.Scheduling;

/// <summary>
/// A worker whose parent's half is the one that ships, over the rings and the claim word that ship; its own half does one small step
/// at a time, when the simulation says so, as <c>TaskLoop</c> would.
/// </summary>
internal sealed class SimulatedWorker : Worker
{
    private readonly Simulation _world;
    private readonly ClaimWord _claim;
    private readonly TaskRingReader _frames;
    private readonly ResultRingWriter _results;
    private readonly Dictionary<uint, byte[]> _known = [];
    private readonly Queue<(uint Sequence, int Index)> _controls = new();
    private readonly byte[] _result = new byte[sizeof(long)];
    private readonly BootPlan _boot;
    private readonly long _readyAt;
    private Step _step = Step.Booting;
    private TaskFrame _frame;
    private byte[] _arguments = [];
    private int _offset;
    private int _index;
    private long _endsAt;
    private ResultKind _kind;
    private (uint Sequence, int Index)? _cancelled;
    private long _fullAtTail = -1;

    internal SimulatedWorker(Simulation world, int workerId, int processId, SharedRegion region, BootPlan boot, long readyAt)
        : base(workerId, region, bell: null)
    {
        _world = world;
        _boot = boot;
        _readyAt = readyAt;
        ProcessId = processId;
        _claim = new ClaimWord(region);
        _frames = new TaskRingReader(region);
        _results = new ResultRingWriter(region);
    }

    private enum Step
    {
        Booting,
        Idle,
        Receiving,
        NextItem,
        Running,
        Committing,
    }

    public override int ProcessId { get; }

    internal SharedRegion Memory => Region;

    internal bool Dead { get; private set; }

    /// <summary>Somebody else ended it: not the scheduler, and not by its own wish.</summary>
    internal bool DiedByChaos { get; private set; }

    internal bool KillRequested { get; private set; }

    internal bool Leaving { get; private set; }

    internal bool Stopped { get; set; }

    internal bool WasStopped { get; set; }

    internal bool WantsPayload { get; set; }

    internal int ItemsStarted { get; private set; }

    internal uint ClaimLimit => _claim.Limit;

    /// <summary>The item that runs now.</summary>
    internal SimulatedItem? Current { get; private set; }

    /// <summary>Whether it has something to do at this moment.</summary>
    internal bool CanStep => !Dead && (KillRequested || (!Stopped && (_controls.Count > 0 || CanGoOn)));

    /// <summary>When it has something to do again by itself.</summary>
    internal long NextAt => Dead || Stopped ? long.MaxValue : _step switch
    {
        Step.Booting when _boot != BootPlan.NeverReady => _readyAt,
        Step.Running => _endsAt,
        _ => long.MaxValue,
    };

    private bool CanGoOn => _step switch
    {
        Step.Booting => _boot != BootPlan.NeverReady && _world.Now >= _readyAt,
        Step.Idle => Leaving || _claim.Claimed != _claim.Limit,
        Step.Receiving => false,
        Step.Running => _world.Now >= _endsAt || IsTokenFired,
        Step.Committing => _fullAtTail != Region.Int64(RegionLayout.ResultTail),
        _ => true,
    };

    private bool IsTokenFired => Current!.ObeysToken && _cancelled is { } at && at.Sequence == _frame.Sequence && (at.Index < 0 || at.Index == _index);

    public override void Cancel(uint sequence, int index)
    {
        _world.Log($"{this} is told to cancel {sequence}/{index}");
        _controls.Enqueue((sequence, index));
    }

    public override void Retire()
    {
        _world.Retired(this);
        Leaving = true;
    }

    public override string ToString() => $"worker {WorkerId} ({ProcessId})";

    /// <summary>One small step.</summary>
    internal void GoOn()
    {
        if (KillRequested)
        {
            Die(byChaos: false);
            return;
        }

        if (_controls.TryDequeue(out (uint, int) cancelled)) _cancelled = cancelled;
        else Act();
    }

    internal void Die(bool byChaos)
    {
        _world.Log($"{this} dies while {_step} {Current}{(byChaos ? ", by chance" : "")}");
        Dead = true;
        DiedByChaos = byChaos;
    }

    /// <summary>The payload that it asked for has come.</summary>
    internal void Receive(byte[] payload)
    {
        _arguments = payload;
        ReachItem();
    }

    protected override void Connect() => throw new NotSupportedException();

    protected override void KillNow() => KillRequested = true;

    protected override WorkerExit Reap(Exception? failure) => throw new NotSupportedException();

    private void Act()
    {
        switch (_step)
        {
            case Step.Booting:
                Boot();
                break;
            case Step.Idle when Leaving:
                Die(byChaos: false);
                break;
            case Step.Idle:
                if (_claim.TryClaim(out uint sequence)) Open(sequence);
                break;
            case Step.NextItem:
                StartItem();
                break;
            case Step.Running:
                EndItem();
                break;
            case Step.Committing:
                Commit();
                break;
        }
    }

    private void Boot()
    {
        if (_boot == BootPlan.InitializerFails)
        {
            var buffer = new PayloadBuffer();
            var writer = new PayloadWriter(buffer);
            ExceptionPayload.Write(ref writer, new InvalidOperationException("no database"));
            writer.Complete();
            _results.TryWrite(ResultKind.StartFailed, 0, 0, buffer.WrittenSpan, outOfBand: 0);
        }

        if (_boot != BootPlan.BecomesReady)
        {
            Die(byChaos: true);
            return;
        }

        _results.TryWrite(ResultKind.Ready, 0, 0, [], outOfBand: 0);
        _step = Step.Idle;
    }

    private void Open(uint sequence)
    {
        ReadOnlySpan<byte> payload = _frames.Read(sequence, out _frame);
        ReadOnlySpan<byte> definition = payload[.._frame.DefinitionLength];
        if (!definition.IsEmpty) _known[_frame.Handle] = definition.ToArray();
        _world.Require(_known.ContainsKey(_frame.Handle), $"{this} was never told of handle {_frame.Handle}");
        _world.Log($"{this} claims frame {sequence}");
        _index = _offset = 0;
        if (_frame.OutOfBandLength > 0)
        {
            WantsPayload = true;
            _step = Step.Receiving;
            return;
        }

        _arguments = payload[_frame.DefinitionLength..].ToArray();
        ReachItem();
    }

    // From here on a death may be its doing, as far as anybody can tell.
    private void ReachItem()
    {
        Current = ReadItem();
        _step = Step.NextItem;
        _world.Reached(Current, this);
    }

    private void StartItem()
    {
        SimulatedItem item = Current!;
        _world.Require(
            TaskDefinition.FromBytes(_known[_frame.Handle]).Id == item.Submission.Task.Id, $"{this} takes {item} for another task's");
        BinaryPrimitives.WriteInt64LittleEndian(_result, item.Id);
        if (Volatile.Read(ref Region.Int64(RegionLayout.StopFrame)) == _frame.Sequence + 1L)
        {
            _kind = ResultKind.Cancelled;
            _step = Step.Committing;
            return;
        }

        Volatile.Write(ref Region.Int64(RegionLayout.StartedFrame), _frame.Sequence + 1L);
        ItemsStarted++;
        _world.Started(item, this, _index == 0 ? _frame.Attempt : 1);
        _endsAt = item.Hangs ? long.MaxValue : _world.Now + item.Duration;
        _step = Step.Running;
    }

    private SimulatedItem ReadItem()
    {
        ReadOnlySpan<byte> rest = _arguments.AsSpan(_offset);
        int length = rest.Length;
        if (_frame.Count > 1)
        {
            length = _world.ArgumentsSizeOf(TaskDefinition.FromBytes(_known[_frame.Handle]).Id);
            if (length == 0)
            {
                length = MemoryMarshal.Read<int>(rest);
                rest = rest[sizeof(int)..];
                _offset += sizeof(int);
            }
        }

        _world.Require(length <= rest.Length, $"{this} was sent a chunk that is cut");
        _offset += length;
        SimulatedItem item = _world.ItemOf(rest[..length]);
        _world.Require(rest[..length].SequenceEqual(item.Encode()), $"{item} came with other bytes than it was sent with");
        return item;
    }

    private void EndItem()
    {
        bool early = _world.Now < _endsAt;
        _kind = early ? ResultKind.Stopped : Current!.Throws ? ResultKind.Failure : ResultKind.Result;
        _step = Step.Committing;
    }

    private void Commit()
    {
        SimulatedItem item = Current!;
        if (!TryCommit(item))
        {
            _fullAtTail = Region.Int64(RegionLayout.ResultTail);
            return;
        }

        _fullAtTail = -1;
        _world.Log($"{this} commits {item}: {_kind}");
        if (_kind != ResultKind.Cancelled) item.CommittedAt = _world.Now;
        else item.Worker = null;
        Current = null;
        _step = Step.Idle;
        if (++_index < _frame.Count) ReachItem();
    }

    private bool TryCommit(SimulatedItem item)
    {
        if (_kind != ResultKind.Result || _frame.Count == 1 || item.Submission.Task.ResultSize == 0)
        {
            return _results.TryWrite(_kind, _frame.Sequence, _index, _kind is ResultKind.Cancelled or ResultKind.Stopped ? [] : _result, outOfBand: 0);
        }

        if (!_results.RunHasRoom && !_results.TryOpenRun(_frame.Sequence, _index, _result.Length, _frame.Count - _index)) return false;
        _results.AddToRun(_result);
        return true;
    }
}
