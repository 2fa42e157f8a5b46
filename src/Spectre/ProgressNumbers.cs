using System.Globalization;

namespace PoolGen.Spectre;

/// <summary>What is worked out of a count and the time that it took.</summary>
internal static class ProgressNumbers
{
    /// <summary>The part that is done, from 0 to 1; of nothing all is done.</summary>
    internal static double Share(long completed, long total) => total <= 0 ? 1 : Math.Clamp((double)completed / total, 0, 1);

    /// <summary>Items for each second, or null before anything is known.</summary>
    internal static string? Rate(long completed, TimeSpan elapsed)
    {
        if (completed == 0 || elapsed <= TimeSpan.Zero) return null;
        double rate = completed / elapsed.TotalSeconds;
        return rate.ToString(rate < 10 ? "N1" : "N0", CultureInfo.InvariantCulture) + "/s";
    }

    /// <summary>How long the rest takes if it goes on like this, or null where nobody knows.</summary>
    internal static TimeSpan? Remaining(long completed, long? total, TimeSpan elapsed)
    {
        if (completed == 0 || total is not { } all || all < completed) return null;
        double seconds = elapsed.TotalSeconds / completed * (all - completed);
        return seconds < TimeSpan.MaxValue.TotalSeconds / 2 ? TimeSpan.FromSeconds(seconds) : null;
    }

    /// <summary>Hours, minutes and seconds; days only where there are some.</summary>
    internal static string Time(TimeSpan time) => time.ToString(time.TotalDays < 1 ? @"hh\:mm\:ss" : @"d\.hh\:mm\:ss", CultureInfo.InvariantCulture);
}
