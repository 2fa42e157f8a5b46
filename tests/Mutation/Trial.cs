namespace PoolGen.Mutation;

/// <summary>A mutant that was tried.</summary>
/// <param name="Mutant">The mutant.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="By">The first test that was red.</param>
internal sealed record Trial(Mutant Mutant, Outcome Outcome, string? By)
{
    internal bool IsSeen => Outcome is Outcome.Killed or Outcome.TimedOut;
}
