using System.ComponentModel;
using PoolGen.Serialization;

namespace PoolGen.Sharing;

/// <summary>As <see cref="SharedArrayCodec{T, TCodec}"/>, of handles that cannot write.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ReadOnlySharedArrayCodec<T, TCodec> : ICodec<ReadOnlySharedArray<T>?>
    where T : unmanaged
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, ReadOnlySharedArray<T>? value) => HandleCodec.Write(ref writer, value?.View, typeof(ReadOnlySharedArray<T>));

    /// <inheritdoc/>
    public static ReadOnlySharedArray<T>? Read(ref PayloadReader reader) =>
        HandleCodec.Read<T>(ref reader, writable: false) is { } view ? new ReadOnlySharedArray<T>(view) : null;
}
