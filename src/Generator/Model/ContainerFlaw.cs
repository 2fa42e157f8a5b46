namespace PoolGen.Generator.Model;

/// <summary>Why none of the tasks of a class can be one. They have stubs all the same, which throw what the build has said.</summary>
internal enum ContainerFlaw
{
    /// <summary>They can.</summary>
    None,

    /// <summary>Generated code cannot name the class: it is generic, or local to its file.</summary>
    Unnamable,

    /// <summary>A type or namespace of the user's has the name of one that would be generated.</summary>
    NameTaken,
}
