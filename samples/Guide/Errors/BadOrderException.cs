namespace Guide.Errors;

// snippet: errors-exception
public sealed class BadOrderException(string message, int orderId) : Exception(message)
{
    public int OrderId { get; } = orderId;
}
// end snippet
