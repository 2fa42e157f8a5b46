using System.Diagnostics;
using PoolGen.Wire;

namespace PoolGen.WorkerHost;

/// <summary>How long items run, where somebody wants to know.</summary>
internal sealed partial class TaskLoop
{
    private void BeginMeasuring(long now, int items)
    {
        if ((Volatile.Read(ref _region.Int32(RegionLayout.Measures)) | _traces) == 0)
        {
            _sampler.TurnOff();
            return;
        }

        _sampler.BeginFrame(now, items);
        if (_traces != 0) _sampler.MeasureNext();
    }

    // Large arguments are read first: what counts is when the item began.
    private void Measure(uint sequence, int index, long started)
    {
        started = Math.Max(started, _begunAt);
        _samples.Write(sequence, index, started, Stopwatch.GetTimestamp() - started);
    }
}
