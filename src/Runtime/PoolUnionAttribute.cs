namespace PoolGen;

/// <summary>Names a type that a value of this base type or interface may have, and the tag that stands for it on the wire.</summary>
/// <remarks>The bytes are those of MemoryPack's union. Without it a value whose runtime type is not the declared one is refused, never sliced.</remarks>
/// <param name="tag">The tag, 0 to 65,535; one of its own for each type.</param>
/// <param name="type">The type that the tag stands for.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface, AllowMultiple = true, Inherited = false)]
public sealed class PoolUnionAttribute(ushort tag, Type type) : Attribute
{
    /// <summary>The tag on the wire.</summary>
    public ushort Tag { get; } = tag;

    /// <summary>The type that the tag stands for.</summary>
    public Type Type { get; } = type;
}
