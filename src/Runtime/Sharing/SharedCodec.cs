using System.ComponentModel;
using PoolGen.Serialization;

namespace PoolGen.Sharing;

/// <summary>A handle of a shared value crosses as a reference; the value was encoded when it was created, and is decoded at its first use.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SharedCodec<T, TCodec> : ICodec<Shared<T>?>
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, Shared<T>? value) => HandleCodec.Write(ref writer, value?.View, typeof(Shared<T>));

    /// <inheritdoc/>
    public static Shared<T>? Read(ref PayloadReader reader)
    {
        if (HandleCodec.Read<byte>(ref reader, writable: false) is not { } view) return null;
        if (view.Use.IsNone && view.Memory.Root?.TryGetTarget(out object? root) == true && root is Shared<T> known) return known;
        return new Shared<T>(view, static bytes =>
        {
            var content = new PayloadReader(bytes);
            T value = TCodec.Read(ref content);
            content.EnsureEnd();
            return value;
        });
    }
}
