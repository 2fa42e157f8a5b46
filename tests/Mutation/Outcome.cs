namespace PoolGen.Mutation;

/// <summary>What became of a mutant.</summary>
internal enum Outcome
{
    /// <summary>A test was red.</summary>
    Killed,

    /// <summary>The tests did not end in many times their usual time.</summary>
    TimedOut,

    /// <summary>All tests were green.</summary>
    Survived,

    /// <summary>No test of its room comes to it.</summary>
    NotReached,
}
