using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace PoolGen.Wire;

/// <summary>Gives an activity the identity of a span that was chosen before it was started: one span, seen by two processes.</summary>
internal static class SpanIdentity
{
    /// <summary>Whether the framework's activities can be given one. Where they cannot, what a task does stands under the caller's span.</summary>
    internal static bool IsSupported { get; } = Probe();

    /// <summary>Gives an activity that has been started another identity. Does nothing where that is not supported.</summary>
    internal static void Set(Activity activity, ActivitySpanId id)
    {
        if (IsSupported) Write(activity, id);
    }

    private static void Write(Activity activity, ActivitySpanId id)
    {
        SpanIdOf(activity) = id.ToHexString();
        IdOf(activity) = null;
    }

    private static bool Probe()
    {
        try
        {
            var activity = new Activity("probe");
            var id = ActivitySpanId.CreateRandom();
            Write(activity, id);
            return activity.SpanId == id;
        }
        catch (Exception e) when (e is MissingMemberException or TypeLoadException)
        {
            return false;
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_spanId")]
    private static extern ref string? SpanIdOf(Activity activity);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_id")]
    private static extern ref string? IdOf(Activity activity);
}
