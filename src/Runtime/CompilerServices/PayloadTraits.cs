using System.ComponentModel;

namespace PoolGen.CompilerServices;

/// <summary>What the generator knows of a task's payloads, so that the user's code never runs on a thread that others wait for.</summary>
[Flags]
[EditorBrowsable(EditorBrowsableState.Never)]
public enum PayloadTraits
{
    /// <summary>Nothing of the user's runs while arguments are written or results are read.</summary>
    None = 0,

    /// <summary>Writing the arguments may run getters of the user's types.</summary>
    ArgumentsRunUserCode = 1,

    /// <summary>Reading the result may run constructors or setters of the user's types.</summary>
    ResultRunsUserCode = 2,
}
