namespace PoolGen.RuntimeTests.Tasks;

/// <summary>An array handle whose bytes its sender makes up.</summary>
[PoolCodec(typeof(ForgedCodec))]
public sealed class Forged
{
    /// <summary>What is sent in place of a handle.</summary>
    public byte[] Bytes { get; init; } = [];

    /// <summary>What was made of it.</summary>
    public SharedArray<int>? Array { get; init; }
}
