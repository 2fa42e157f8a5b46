#pragma warning disable CA1032, CA1064 // Thrown in one place, and never seen by users.
namespace PoolGen.Serialization;

/// <summary>The other side went while its payload travelled.</summary>
internal class PayloadInterruptedException() : IOException("The other side went while its payload travelled.");
