namespace PoolGen.FaultTests.Tasks;

/// <summary>An exception that nobody can rebuild: no constructor takes a message.</summary>
public sealed class StrangeException(int first, int second) : Exception($"strange {first} {second}");
