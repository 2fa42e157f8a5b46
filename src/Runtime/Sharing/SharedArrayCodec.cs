using System.ComponentModel;
using PoolGen.Serialization;

namespace PoolGen.Sharing;

/// <summary>A handle of a shared array crosses as a reference of a few dozen bytes, whatever it stands for.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SharedArrayCodec<T, TCodec> : ICodec<SharedArray<T>?>
    where T : unmanaged
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, SharedArray<T>? value) => HandleCodec.Write(ref writer, value?.View, typeof(SharedArray<T>));

    /// <inheritdoc/>
    public static SharedArray<T>? Read(ref PayloadReader reader)
    {
        if (HandleCodec.Read<T>(ref reader, writable: true) is not { } view) return null;
        return view.IsWhole && view.Memory.Root?.TryGetTarget(out object? root) == true && root is SharedArray<T> known && known.View == view ? known : new SharedArray<T>(view);
    }
}
