namespace WordCount;

/// <summary>The words of one file. Records travel as they are, without any attribute.</summary>
/// <param name="ProcessId">Who counted.</param>
/// <param name="Words">How often each word occurs.</param>
public sealed record FileCount(int ProcessId, Dictionary<string, int> Words);
