#pragma warning disable CA1032 // One constructor is the point.
namespace PoolGen.RuntimeTests.Exceptions;

/// <summary>No constructor of it takes anything.</summary>
public sealed class NotReadyException() : ShopException("not ready yet");
