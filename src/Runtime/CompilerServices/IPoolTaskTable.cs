using System.ComponentModel;

namespace PoolGen.CompilerServices;

/// <summary>The tasks of one assembly, found by their ids. Generated.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IPoolTaskTable
{
    /// <summary>The task with this id, or null.</summary>
    static abstract PoolTask? Find(ulong id);

    /// <summary>Rebuilds an exception of a type of this assembly, or null where it cannot.</summary>
    /// <param name="typeName">The type's full name, as <see cref="Type.FullName"/> has it.</param>
    /// <param name="message">The message.</param>
    /// <param name="inner">The inner exception, already rebuilt.</param>
    static virtual Exception? CreateException(string typeName, string message, Exception? inner) => null;
}
