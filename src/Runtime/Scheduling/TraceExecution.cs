using System.Diagnostics;
using PoolGen.CompilerServices;
using PoolGen.Telemetry;

namespace PoolGen.Scheduling;

/// <summary>One execution of a call or a chunk, that a trace records. Times are those of <see cref="Stopwatch"/>.</summary>
/// <param name="SpanId">The span that the worker was told, in hexadecimal digits: the type for it would load a library at the first frame, traced or not.</param>
/// <param name="SentAt">When it was sent.</param>
/// <param name="WorkerId">The worker's number.</param>
/// <param name="ProcessId">Its process.</param>
/// <param name="FirstIndex">The first item.</param>
/// <param name="Attempt">How often the first item has been started, this time included.</param>
internal sealed record TraceExecution(string SpanId, long SentAt, int WorkerId, int ProcessId, long FirstIndex, int Attempt)
{
    // The numbers that each execution tells: most are small.
    private static readonly object[] Numbers = [.. Enumerable.Range(0, 64).Select(static number => (object)number)];

    /// <summary>How many items it has; fewer, once the others run elsewhere.</summary>
    internal int Count { get; set; }

    /// <summary>How many of them have ended.</summary>
    internal int Done { get; set; }

    /// <summary>When it began, as its worker says; 0 where it has not said so.</summary>
    internal long StartedAt { get; set; }

    /// <summary>When its only item ended, as its worker says, or when its worker was lost; else 0.</summary>
    internal long EndedAt { get; set; }

    /// <summary>The item that ended with its worker; -1 where none did.</summary>
    internal long LostIndex { get; set; } = -1;

    /// <summary>The first outcome that is not <see cref="ItemOutcome.Ok"/>, if there is one.</summary>
    internal ItemOutcome Outcome { get; set; }

    /// <summary>What its first failed item failed with.</summary>
    internal PoolFailure? Failure { get; set; }

    /// <summary>Whether any of its items has ended after it had begun. A worker measures each execution that begins, so one that was cancelled before has no time.</summary>
    internal bool HasRun => Done > 0 && (Outcome != ItemOutcome.Cancelled || StartedAt != 0);

    internal bool Contains(long index) => index >= FirstIndex && index < FirstIndex + Count;

    /// <summary>It has ended: its activity is told to those who listen.</summary>
    internal void Emit(Activity client, string pool, PoolTask task, bool isCall)
    {
        long now = Stopwatch.GetTimestamp();

        // By the clock of the other activities, whatever the pool goes by.
        DateTime utc = TimeProvider.System.GetUtcNow().UtcDateTime;
        long started = Math.Clamp(StartedAt != 0 ? StartedAt : SentAt, 0, now);
        long ended = Math.Clamp(EndedAt != 0 ? EndedAt : now, started, now);
        Activity? activity = PoolTracer.Start(task.ExecutionName, ActivityKind.Consumer, client.Context, utc - Stopwatch.GetElapsedTime(started, now));
        if (activity is null) return;
        Wire.SpanIdentity.Set(activity, ActivitySpanId.CreateFromString(SpanId));
        activity.AddTag("poolgen.pool", pool);
        activity.AddTag("poolgen.task", task.Name);
        activity.AddTag("poolgen.worker", Boxed(WorkerId));
        activity.AddTag("process.pid", ProcessId);
        activity.AddTag("poolgen.attempt", Boxed(Attempt));
        activity.AddTag("poolgen.outcome", OutcomeNames.Of(Outcome));
        if (!isCall) activity.AddTag("poolgen.items", Done);
        if (Failure is { } failure) AddException(activity, failure);
        if (Outcome is not (ItemOutcome.Ok or ItemOutcome.Cancelled)) activity.SetStatus(ActivityStatusCode.Error, Failure?.Message);
        activity.SetEndTime(utc - Stopwatch.GetElapsedTime(ended, now));
        PoolTracer.Stop(activity);
    }

    private static object Boxed(int number) => (uint)number < (uint)Numbers.Length ? Numbers[number] : number;

    /// <summary>Records an exception as OpenTelemetry's conventions say.</summary>
    internal static void AddException(Activity activity, PoolFailure failure) => activity.AddEvent(new ActivityEvent("exception", tags: new ActivityTagsCollection
    {
        ["exception.type"] = failure.Type,
        ["exception.message"] = failure.Message,
        ["exception.stacktrace"] = failure.StackTrace,
    }));
}
