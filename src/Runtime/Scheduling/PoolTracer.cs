using System.Diagnostics;
using System.Runtime.CompilerServices;
using PoolGen.Extensibility;

namespace PoolGen.Scheduling;

/// <summary>Records submissions as activities, where somebody listens and wants to have them.</summary>
internal static class PoolTracer
{
    /// <summary>Where the activities of all pools begin.</summary>
    private static ActivitySource Activities { get; } = new(PoolTelemetry.ActivitySourceName);

    /// <summary>Whether anybody may want to have them. Not a part of whoever asks: that would load the library of activities.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static bool HasListeners() => Activities.HasListeners();

    /// <summary>Submits with an activity, if the trace is recorded.</summary>
    internal static void Submit(PoolEngine engine, IPoolSubmission submission)
    {
        string task = submission.Task.Name;
        string name = submission.IsOneCall ? task : task + (submission.IsStream ? " stream" : " map");
        Activity? client = Start(name, ActivityKind.Client);
        if (client is not { IsAllDataRequested: true })
        {
            if (client is not null) Stop(client);
            engine.Submit(submission);
            return;
        }

        client.AddTag("poolgen.pool", engine.Name);
        client.AddTag("poolgen.task", task);
        var traced = new TracedSubmission(submission, engine, client);
        try
        {
            engine.Submit(traced);
        }
        catch (Exception e)
        {
            traced.Refused(e);
            throw;
        }
    }

    /// <summary>Starts an activity, and leaves this thread's current one as it is; null where nobody wants it, or where a listener throws.</summary>
    internal static Activity? Start(string name, ActivityKind kind, ActivityContext parent = default, DateTimeOffset startTime = default)
    {
        Activity? before = Activity.Current;
        try
        {
            return Activities.StartActivity(name, kind, parent, startTime: startTime);
        }
        catch (Exception)
        {
            // Whoever listens may throw: that is not the caller's affair.
            return null;
        }
        finally
        {
            Activity.Current = before;
        }
    }

    /// <summary>Stops an activity, and leaves this thread's current one as it is.</summary>
    internal static void Stop(Activity activity)
    {
        Activity? before = Activity.Current;
        try
        {
            activity.Stop();
        }
        catch (Exception)
        {
            // As above.
        }
        finally
        {
            Activity.Current = before;
        }
    }
}
