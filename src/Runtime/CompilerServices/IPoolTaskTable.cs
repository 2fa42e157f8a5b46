using System.ComponentModel;
using PoolGen.Serialization;

namespace PoolGen.CompilerServices;

/// <summary>The tasks of one assembly, found by their ids. Generated.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IPoolTaskTable
{
    /// <summary>The task with this id, or null.</summary>
    static abstract PoolTask? Find(ulong id);

    /// <summary>Rebuilds an exception of a type of this assembly without its members, or null where it cannot.</summary>
    /// <param name="typeName">The type's full name, as <see cref="Type.FullName"/> has it.</param>
    /// <param name="message">The message.</param>
    /// <param name="inner">The inner exception, already rebuilt.</param>
    static virtual Exception? CreateException(string typeName, string message, Exception? inner) => null;

    /// <summary>What carries the members of an exception of this assembly, or null where it has none.</summary>
    /// <param name="typeName">The type's full name, as <see cref="Type.FullName"/> has it.</param>
    static virtual ExceptionCodec? FindException(string typeName) => null;

    /// <summary>The contracts of the tasks and of the types that they use, a line for each: see <see cref="TaskContract"/>.</summary>
    static virtual string Contracts => "";
}
