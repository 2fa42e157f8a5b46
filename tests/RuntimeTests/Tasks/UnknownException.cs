namespace PoolGen.RuntimeTests.Tasks;

public sealed class UnknownException(int a, int b) : Exception($"{a} and {b}");
