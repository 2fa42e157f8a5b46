namespace PoolGen.Submissions;

/// <summary>An item of a submission with retries that has no outcome yet.</summary>
/// <param name="index">Which item of its submission.</param>
/// <param name="arguments">Its encoded arguments, to be sent again.</param>
internal sealed class RetryingItem(long index, byte[] arguments)
{
    internal long Index => index;

    internal byte[] Arguments => arguments;

    /// <summary>How often it was started again.</summary>
    internal int Retries { get; set; }

    /// <summary>Whether no worker and no queue of the engine has it: it waits for its next start, or to be encoded again.</summary>
    internal bool IsHere { get; set; }
}
