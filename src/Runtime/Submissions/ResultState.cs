namespace PoolGen.Submissions;

/// <summary>The states of an <see cref="AsyncResult"/>; from <see cref="Succeeded"/> on it has ended.</summary>
internal static class ResultState
{
    internal const int Pending = 0;

    /// <summary>Somebody has the right to end it: a callback may be running.</summary>
    internal const int Ending = 1;
    internal const int Succeeded = 2;
    internal const int Failed = 3;
    internal const int Cancelled = 4;
}
