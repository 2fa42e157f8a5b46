namespace PoolGen.FaultTests.Matrix;

/// <summary>A place in the parent where a pool calls code of the user's.</summary>
/// <param name="Place">What is called.</param>
/// <param name="Thread">On which thread; never one that reads a worker, and never under the pool's lock.</param>
/// <param name="Exception">What an exception does that is thrown there.</param>
/// <param name="Test">The test that shows both, in tests/RuntimeTests/ForeignCode.</param>
internal sealed record ForeignRow(string Place, string Thread, string Exception, string Test);
