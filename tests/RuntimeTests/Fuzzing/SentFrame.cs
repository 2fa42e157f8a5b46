namespace PoolGen.RuntimeTests.Fuzzing;

/// <summary>A frame as the parent knows it.</summary>
/// <param name="FirstIndex">The index of its first item.</param>
/// <param name="Count">How many items it has.</param>
/// <param name="ResultSize">The size of each result, or 0 where it varies.</param>
/// <param name="Stopped">Whether its items may be left unstarted.</param>
internal readonly record struct SentFrame(long FirstIndex, int Count, int ResultSize, bool Stopped);
