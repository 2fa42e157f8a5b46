namespace PoolGen.Benchmarks.Codec.Beside;

/// <summary>A row's work on one set of buffers.</summary>
/// <param name="Write">Writes the value.</param>
/// <param name="Read">Reads it.</param>
/// <param name="Size">How many bytes PoolGen writes.</param>
/// <param name="Theirs">How many bytes MemoryPack writes, or -1 where they are not the same.</param>
internal sealed record Placement(Contest Write, Contest Read, int Size, int Theirs);
