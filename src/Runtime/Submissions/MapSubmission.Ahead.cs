using PoolGen.Extensibility;
using PoolGen.Serialization;
using PoolGen.Telemetry;

namespace PoolGen.Submissions;

/// <summary>Items whose encoding runs the user's code: it runs ahead of the engine, on the thread pool.</summary>
internal sealed partial class MapSubmission<TArguments, TResult>
{
    // The user's getters run, off the engine's thread.
    private void DeferEncoding() => Defer(EncodeAhead);

    private void EncodeAhead()
    {
        if (!_ahead!.TryBeginFill()) return;
        var encoder = new ItemEncoder<TArguments, TResult>(_task) { Limit = Host!.MaxPayloadBytes, Repeated = _repeated.Arrays };
        while (_ahead.NextToAdd is var index && index < _items.Length && _ahead.HasRoom)
        {
            Exception? failure = encoder.TryEncode(_items[(int)index]);
            if (failure is not null)
            {
                if (!_ahead.Skip()) continue;
                Host.CountEnds(_task, ItemOutcome.Error, 1);
                Fail(index, 1, failure);
            }
            else if (_ahead.Add(encoder) == AddedItem.Wanted)
            {
                Host!.Offer(this);
            }
        }

        _ahead.EndFill();
        Host!.Offer(this);
    }
}
