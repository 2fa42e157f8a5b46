using System.Diagnostics;

namespace PoolGen.WorkerHost;

/// <summary>
/// Decides which items are measured: every one while fewer than a thousand start in a second, beyond that about one in five milliseconds, whatever its length.
/// </summary>
/// <remarks>Used by the task thread alone. An item that is not measured costs a decrement.</remarks>
internal struct ItemSampler
{
    private const int FreePerSecond = 1000;

    // A look ends a run of items. As few looks as this cost nothing, however short the items are.
    private const int MostBetweenLooks = 1 << 20;

    // Not static: code that was compiled ahead of time would ask each time whether it is there.
    private readonly long _spacing;

    private long _secondEnds;
    private long _lastMeasured;
    private long _lastLook;
    private int _sinceLook;
    private long _items;

    // How many items in this second are measured without regard to their distance.
    private int _free;

    public ItemSampler() => _spacing = Stopwatch.Frequency / 200;

    /// <summary>How many items run before the next look at the clock.</summary>
    internal int Left { get; private set; }

    /// <summary>Nobody wants to know.</summary>
    internal void TurnOff() => Left = int.MaxValue;

    /// <summary>A frame begins.</summary>
    internal void BeginFrame(long now, int items)
    {
        if (now >= _secondEnds) BeginSecond(now);
        _items += items;
        if (_free > 0 || now - _lastMeasured >= _spacing || Left > MostBetweenLooks) Left = 0;
    }

    /// <summary>The next item of the frame that has begun is measured in any case.</summary>
    internal void MeasureNext()
    {
        _free = Math.Max(1, _free);
        Left = 0;
    }

    /// <summary>So many items have run and were not measured.</summary>
    internal void Ran(int items)
    {
        Left = Math.Max(0, Left - items);
        _sinceLook += items;
    }

    /// <summary>Whether the next item is to be measured; it starts at <paramref name="now"/> then.</summary>
    internal bool TryStart(out long now)
    {
        now = 0;
        if (Left > 0) return false;
        now = Stopwatch.GetTimestamp();
        if (_free > 0) _free--;
        else if (now - _lastMeasured < _spacing)
        {
            LookAgainLater(now);
            return false;
        }

        _lastMeasured = _lastLook = now;
        _sinceLook = 1;
        return true;
    }

    private void BeginSecond(long now)
    {
        // As many as that were in a second, or in fewer of them than have passed.
        double seconds = 1 + ((now - _secondEnds) / (double)Stopwatch.Frequency);
        _free = _items < FreePerSecond * seconds ? FreePerSecond : 0;
        _items = 0;
        _secondEnds = now + Stopwatch.Frequency;
    }

    private void LookAgainLater(long now)
    {
        double perItem = Math.Max(1, now - _lastLook) / (double)Math.Max(1, _sinceLook);
        Left = (int)Math.Clamp((_lastMeasured + _spacing - now) / perItem, 1, MostBetweenLooks);
        _lastLook = now;
        _sinceLook = 0;
    }
}
