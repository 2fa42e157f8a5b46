namespace LogParser;

/// <summary>What is known of some requests. It travels from a worker to the caller: a record of strings and numbers needs nothing for that.</summary>
/// <param name="Requests">How many there were.</param>
/// <param name="Failed">How many the server answered with a status of 500 or more.</param>
/// <param name="Unreadable">How many lines are no requests.</param>
/// <param name="SlowestMilliseconds">How long the slowest one took.</param>
/// <param name="SlowestPath">What the slowest one asked for.</param>
public sealed record LogSummary(int Requests, int Failed, int Unreadable, int SlowestMilliseconds, string SlowestPath)
{
    /// <summary>Of no requests.</summary>
    public static LogSummary Empty { get; } = new(0, 0, 0, 0, "");

    /// <summary>Of the requests of both.</summary>
    public LogSummary Plus(LogSummary other)
    {
        LogSummary slower = other.SlowestMilliseconds > SlowestMilliseconds ? other : this;
        return new LogSummary(
            Requests + other.Requests, Failed + other.Failed, Unreadable + other.Unreadable, slower.SlowestMilliseconds, slower.SlowestPath);
    }
}
