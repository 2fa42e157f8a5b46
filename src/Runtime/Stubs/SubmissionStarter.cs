using PoolGen.CompilerServices;
using PoolGen.Submissions;

namespace PoolGen.Stubs;

/// <summary>Makes submissions of what stubs are called with, and hands them to the pool.</summary>
internal static class SubmissionStarter
{
    internal static CallSubmission<TArguments, TResult> Call<TArguments, TResult>(
        IPool pool, PoolTask<TArguments, TResult> task, TArguments arguments, ResultHandlers<TResult>? handlers, bool callerWaits = false)
    {
        var call = new CallSubmission<TArguments, TResult>(task, arguments, handlers, callerWaits);
        pool.Submit(call);
        return call;
    }

    internal static MapSubmission<TArguments, TResult> StartMap<TArguments, TResult>(
        IPool pool, PoolTask<TArguments, TResult> task, IEnumerable<TArguments> items, int? chunkSize,
        IProgress<MapProgress>? progress, ResultHandlers<TResult[]>? handlers, bool callerWaits = false, object? itemProgress = null, bool keepsAllFailures = false)
    {
        ArgumentNullException.ThrowIfNull(items);
        Require(chunkSize, nameof(chunkSize));
        MapSubmission<TArguments, TResult> map;
        try
        {
            map = new MapSubmission<TArguments, TResult>(task, items as TArguments[] ?? [.. items], chunkSize, progress, handlers, callerWaits, itemProgress, keepsAllFailures);
        }
        catch (Exception sourceFailure)
        {
            map = new MapSubmission<TArguments, TResult>(task, [], chunkSize, progress, handlers) { SourceFailure = sourceFailure };
        }

        pool.Submit(map);
        return map;
    }

    internal static StreamSubmission<TArguments, TResult> StartStream<TArguments, TResult>(
        IPool pool, PoolTask<TArguments, TResult> task, bool ordered, int? chunkSize, int? bufferSize, CancellationToken cancellationToken,
        IProgress<MapProgress>? progress = null, object? itemProgress = null)
    {
        Require(chunkSize, nameof(chunkSize));
        Require(bufferSize, nameof(bufferSize));
        int room = bufferSize ?? Math.Max(chunkSize is { } chunk ? Math.Min(chunk * 8, 1 << 20) : 0, StreamDefaults.BufferSize);
        var stream = new StreamSubmission<TArguments, TResult>(task, ordered, chunkSize, room, cancellationToken, progress, itemProgress);
        pool.Submit(stream);
        return stream;
    }

    private static void Require(int? size, string name)
    {
        if (size is { } given) ArgumentOutOfRangeException.ThrowIfLessThan(given, 1, name);
    }
}
