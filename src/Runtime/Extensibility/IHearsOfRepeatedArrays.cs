using PoolGen.CompilerServices;

namespace PoolGen.Extensibility;

/// <summary>An engine that wants to know of large arrays that a map or stream has sent again and again.</summary>
internal interface IHearsOfRepeatedArrays
{
    /// <summary>Whether it wants to know that of this task.</summary>
    bool WantsRepeatedArrays(PoolTask task);

    /// <summary>A map or stream has ended whose items carried the same arrays. Any thread.</summary>
    /// <param name="task">Its task.</param>
    /// <param name="bytes">How many bytes travelled more than once.</param>
    void ArraysRepeated(PoolTask task, long bytes);
}
