namespace PoolGen.RuntimeTests.Exceptions;

/// <summary>The base class of others, with a member of its own.</summary>
public class ShopException : Exception
{
    public ShopException()
    {
    }

    public ShopException(string message)
        : base(message)
    {
    }

    public ShopException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    public string? Shop { get; set; }
}
