using PoolGen.Settings;
using PoolGen.Workers;

namespace PoolGen.Scheduling;

/// <summary>Owns the count of starts of workers that failed in a row: how long the next start waits, and when the pool gives up.</summary>
/// <remarks>Used under the pool's lock.</remarks>
/// <param name="settings">The pool's settings.</param>
internal sealed class StartFailures(PoolSettings settings)
{
    private const int Most = 5;

    private readonly Random _random = new(settings.Seed);
    private int _inARow;

    /// <summary>Whether as many starts have failed as the pool bears.</summary>
    internal bool AreTooMany => _inARow >= Most;

    internal void Add() => _inARow++;

    /// <summary>A worker has become ready.</summary>
    internal void Clear() => _inARow = 0;

    /// <summary>How long to wait before the next start: each failure doubles it.</summary>
    internal TimeSpan BackOff()
    {
        double seconds = Math.Min(5, 0.1 * Math.Pow(2, Math.Max(0, _inARow - 1)));
        return TimeSpan.FromSeconds(seconds * (0.75 + (0.5 * _random.NextDouble())));
    }

    /// <summary>What a pool's submissions are told that has given up for a reason.</summary>
    internal static string Message(Exception reason) =>
        $"The pool gave up after its workers failed to become ready {Most} times in a row: {reason.Message}";

    /// <summary>Why a worker did not become ready.</summary>
    internal PoolException Reason(WorkerSlot slot, WorkerExit exit)
    {
        if (slot.StartTimedOut)
            return new PoolException($"worker {slot.Id} was not ready within {settings.WorkerStartTimeout} ({nameof(ProcessPoolOptions.WorkerStartTimeout)}); its initializer may hang.");

        // A worker that was connected and then died without a word was in its initializer.
        if (settings.Initializer?.Task.Name is { } initializer && exit.Failure is null)
            return WorkerLostException.Of(initializer, slot.Id, exit.ProcessId, exit, _inARow);
        string ending = exit.Signal ?? (exit.ExitCode is { } code ? $"exit code {code}" : exit.Reason);
        string text = exit.Failure is { } failure ? $"{failure.Message} ({ending})" : $"worker {slot.Id} ended before it was ready: {exit.Reason} ({ending})";
        if (exit.StandardError.Length > 0) text += $"{Environment.NewLine}Its last output:{Environment.NewLine}{exit.StandardError}";
        return new PoolException(text, exit.Failure);
    }
}
