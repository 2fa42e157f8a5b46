#nullable disable annotations // serves ObservableCollection<T> and ObservableCollection<T>? alike
using System.Collections.ObjectModel;
using System.ComponentModel;

namespace PoolGen.Serialization;

/// <summary>Observable collections, without their listeners.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ObservableCollectionCodec<T, TCodec> : ICodec<ObservableCollection<T>>
    where TCodec : ICodec<T>
{
    /// <inheritdoc/>
    public static int MinimumSize => sizeof(int);

    /// <inheritdoc/>
    public static void Write(ref PayloadWriter writer, ObservableCollection<T> value) => Sequence.Write<T, TCodec>(ref writer, value);

    /// <inheritdoc/>
    public static ObservableCollection<T> Read(ref PayloadReader reader) =>
        Sequence.Read<T, TCodec>(ref reader) is { } items ? new(items) : null;
}
