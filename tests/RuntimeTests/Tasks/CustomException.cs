namespace PoolGen.RuntimeTests.Tasks;

public sealed class CustomException(string message) : Exception(message);
