namespace PoolGen.Generator.Model;

/// <summary>What a generated codec writes.</summary>
internal enum DeclaredCodecKind
{
    /// <summary>A class's members; the value may be null.</summary>
    Class,

    /// <summary>A struct's members.</summary>
    Struct,

    /// <summary>A tag, then the value as the type that the tag stands for.</summary>
    Union,

    /// <summary>What MemoryPack writes: the type is marked <c>[MemoryPackable]</c>.</summary>
    Packable,

    /// <summary>Nothing: a check of an unmanaged struct's members, after they were read as a block.</summary>
    BitCheck,

    /// <summary>Nothing, and nothing is emitted: the type is copied as a block. It is there for what its contract says.</summary>
    Block,
}
