namespace PoolGen.Serialization;

/// <summary>Makes one error of everything that can go wrong while a payload is written or read.</summary>
internal static class PayloadFailure
{
    internal static Exception OfArguments(Exception exception, string task) =>
        Of(exception, $"The arguments of the task '{task}' could not be sent");

    internal static Exception OfResult(Exception exception, string task) =>
        Of(exception, $"The result of the task '{task}' could not be read");

    /// <param name="exception">What went wrong.</param>
    /// <param name="context">A sentence without its full stop: whose payload, and on which side.</param>
    internal static Exception Of(Exception exception, string context)
    {
        if (exception is PlainFailure { InnerException: { } plain }) return plain;
        if (FailingMember.Detach(exception) is { } member) context = $"{context} (at '{member}')";
        return exception switch
        {
            PayloadTooLargeException => new PayloadTooLargeException($"{context}: {exception.Message}", exception.InnerException),
            PayloadException => new PayloadException($"{context}: {exception.Message}", exception.InnerException),
            _ => new PayloadException($"{context}: {exception.GetType().Name}: {ExceptionPayload.MessageOf(exception)}", exception),
        };
    }
}
