using System.Diagnostics;
using PoolGen.Extensibility;

namespace PoolGen.Scheduling;

/// <summary>Records submissions as activities, where somebody listens and wants to have them.</summary>
internal static class PoolTracer
{
    /// <summary>Where the activities of all pools begin.</summary>
    internal static ActivitySource Activities { get; } = new(PoolTelemetry.ActivitySourceName);

    /// <summary>Submits with an activity, if the trace is recorded.</summary>
    internal static void Submit(PoolEngine engine, IPoolSubmission submission)
    {
        string task = submission.Task.Name;
        string name = submission.IsOneCall ? task : task + (submission.IsStream ? " stream" : " map");
        Activity? before = Activity.Current;
        Activity? client = TryStart(name);
        Activity.Current = before;
        if (client is not { IsAllDataRequested: true })
        {
            if (client is not null) Stop(client);
            engine.Submit(submission);
            return;
        }

        client.SetTag("poolgen.pool", engine.Name);
        client.SetTag("poolgen.task", task);
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

    // Whoever listens may throw: that is not the caller's affair.
    private static Activity? TryStart(string name)
    {
        try
        {
            return Activities.StartActivity(name, ActivityKind.Client);
        }
        catch (Exception)
        {
            return null;
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
            // As in TryStart.
        }

        Activity.Current = before;
    }
}
