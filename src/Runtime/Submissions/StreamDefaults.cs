namespace PoolGen.Submissions;

/// <summary>What a stream has where its caller says nothing.</summary>
internal static class StreamDefaults
{
    /// <summary>How many items may be pulled and not yet yielded.</summary>
    internal const int BufferSize = 1000;
}
