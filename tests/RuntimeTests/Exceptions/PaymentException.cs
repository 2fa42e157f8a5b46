namespace PoolGen.RuntimeTests.Exceptions;

/// <summary>Several constructors, a base class of the user's, and members that can be set.</summary>
public class PaymentException : ShopException
{
    public PaymentException()
    {
    }

    public PaymentException(string message)
        : base(message)
    {
    }

    public PaymentException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public PaymentException(string message, Guid paymentId, Exception? innerException = null)
        : base(message, innerException) => PaymentId = paymentId;

    public Guid PaymentId { get; }

    public required string Bank { get; init; }

    public List<Refusal> Refusals { get; set; } = [];

    public object? Ticket { get; set; }

    public override string Message => $"{base.Message} ({Bank})";
}
