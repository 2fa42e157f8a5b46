namespace PoolGen.Extensibility;

/// <summary>How an item that a <see cref="TaskRunner"/> ran has ended.</summary>
public enum OutcomeKind
{
    /// <summary>With the result of its method, encoded: for <see cref="IOutcomeSink.Complete"/>.</summary>
    Result,

    /// <summary>With an exception, encoded: for <see cref="IOutcomeSink.Fail(long, ReadOnlySpan{byte}, OutcomeEnvelope)"/>.</summary>
    Failure,

    /// <summary>It was told to end, and says that it has: for <see cref="IOutcomeSink.Cancel"/>.</summary>
    Cancelled,
}
