using System.ComponentModel;
using PoolGen.Serialization;

namespace PoolGen.CompilerServices;

/// <summary>Says where the tasks of an assembly are found.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly)]
public abstract class PoolTaskManifestAttribute : Attribute
{
    private protected PoolTaskManifestAttribute()
    {
    }

    /// <inheritdoc cref="IPoolTaskTable.Find"/>
    public abstract PoolTask? Find(ulong id);

    /// <inheritdoc cref="IPoolTaskTable.CreateException"/>
    public abstract Exception? CreateException(string typeName, string message, Exception? inner);

    /// <inheritdoc cref="IPoolTaskTable.FindException"/>
    public abstract ExceptionCodec? FindException(string typeName);

    /// <inheritdoc cref="IPoolTaskTable.Contracts"/>
    public abstract string Contracts { get; }
}

/// <summary>Says where the tasks of an assembly are found. Emitted by the generator, once an assembly.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class PoolTaskManifestAttribute<TTable> : PoolTaskManifestAttribute
    where TTable : IPoolTaskTable
{
    /// <inheritdoc/>
    public override PoolTask? Find(ulong id) => TTable.Find(id);

    /// <inheritdoc/>
    public override Exception? CreateException(string typeName, string message, Exception? inner) =>
        TTable.CreateException(typeName, message, inner);

    /// <inheritdoc/>
    public override ExceptionCodec? FindException(string typeName) => TTable.FindException(typeName);

    /// <inheritdoc/>
    public override string Contracts => TTable.Contracts;
}
